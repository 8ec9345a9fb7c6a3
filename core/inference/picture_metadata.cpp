#include "core/inference/picture_metadata.h"

#include <array>
#include <charconv>
#include <span>

#include "core/base/error.h"

namespace core::inference {
namespace {

constexpr int longest_file_name_start = 48;  ///< characters
constexpr std::size_t shown_hash_digits = 10;  ///< as other picture programs have it

std::string token_list(std::span<const std::int64_t> tokens) {
  std::string list;
  for (const std::int64_t token : tokens) {
    list += list.empty() ? "" : " ";
    list += std::to_string(token);
  }
  return list;
}

/// The shortest text that is read back as the same number.
template <typename Number>
std::string exact(Number number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
  return {text.data(), end};
}

std::string how_far(const UnfinishedPicture& picture) { return join(picture.tokens, " of ", picture.wanted, " tokens"); }

/// Prompt, a line of what is to be avoided, then one of "Key: value" pairs with the key names that galleries look for.
std::string parameters_line(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  const auto steps = picture.unfinished ? picture.unfinished->tokens : static_cast<std::int64_t>(picture.tokens.size());
  const std::string unfinished = picture.unfinished ? ", Unfinished: " + how_far(*picture.unfinished) : std::string();
  const std::string avoid = picture.options.avoid.empty() ? "" : "\nNegative prompt: " + picture.options.avoid;
  const std::string hash = picture.model_hash.empty() ? "" : ", Model hash: " + picture.model_hash.substr(0, shown_hash_digits);
  return join(picture.prompt, avoid, "\nSteps: ", steps,
              ", Sampler: Gumbel, CFG scale: ", picture.options.guidance, ", Seed: ", sampling.seed,
              ", Size: ", picture.width, "x", picture.height, hash, ", Model: ", picture.model,
              ", Batch index: ", picture.index, ", Temperature: ", sampling.temperature, ", Top-k: ", sampling.top_k,
              ", Top-p: ", sampling.top_p, unfinished, ", Version: Bifrons ", BIFRONS_VERSION);
}

/// The first character of a text that is not empty.
std::string_view first_character(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return text.substr(0, bytes);
}

/// What a character becomes in a file name; nothing for what separates words. Of other alphabets than ours all is kept but
/// the blocks of punctuation: U+0080 to U+00BF, U+2000 to U+206F, U+3000 to U+303F.
std::string in_file_name(std::string_view character) {
  const char byte = character.front();
  if (character.size() > 1) {
    const std::string_view block = character.substr(0, 2);
    const bool general = block == "\xE2\x80" || (block == "\xE2\x81" && character < "\xE2\x81\xB0");
    return byte == '\xC2' || general || block == "\xE3\x80" ? std::string() : std::string(character);
  }
  if (byte >= 'A' && byte <= 'Z') return {static_cast<char>(byte - 'A' + 'a')};
  const bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
  return kept ? std::string(1, byte) : std::string();
}

}  // namespace

std::map<std::string, std::string> png_notes(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  std::map<std::string, std::string> notes{{"Software", join("Bifrons ", BIFRONS_VERSION)},
                                           {"version", BIFRONS_VERSION},
                                           {"model", picture.model},
                                           {"prompt", picture.prompt},
                                           {"seed", join(sampling.seed)},
                                           {"index", join(picture.index)},
                                           {"guidance", exact(picture.options.guidance)},
                                           {"temperature", exact(sampling.temperature)},
                                           {"top_k", join(sampling.top_k)},
                                           {"top_p", exact(sampling.top_p)},
                                           {"parameters", parameters_line(picture)}};
  if (picture.unfinished) notes["unfinished"] = how_far(*picture.unfinished);
  if (!picture.unfinished || !picture.tokens.empty()) notes["image_tokens"] = token_list(picture.tokens);
  if (picture.kept_tokens > 0) notes["kept_tokens"] = std::to_string(picture.kept_tokens);
  if (!picture.parent.empty()) notes["parent"] = picture.parent;
  if (picture.region) notes["region"] = region_text(*picture.region);
  if (picture.shows_prompt) notes["shows_prompt"] = exact(*picture.shows_prompt);
  if (!picture.model_hash.empty()) notes["model_hash"] = picture.model_hash;
  if (!picture.options.avoid.empty()) notes["avoid"] = picture.options.avoid;
  return notes;
}

std::string region_text(const PictureRegion& region) {
  return join(region.row, ",", region.column, ",", region.rows, ",", region.columns);
}

std::optional<PictureRegion> region_from(std::string_view text) {
  PictureRegion region;
  const char* at = text.data();
  const char* end = at + text.size();
  for (std::int64_t* number : {&region.row, &region.column, &region.rows, &region.columns}) {
    if (number != &region.row && (at == end || *at++ != ',')) return std::nullopt;
    const auto [stop, problem] = std::from_chars(at, end, *number);
    if (problem != std::errc()) return std::nullopt;
    at = stop;
  }
  const bool is_one = at == end && region.row >= 0 && region.column >= 0 && region.rows > 0 && region.columns > 0;
  return is_one ? std::optional(region) : std::nullopt;
}

std::string file_name_start(std::string_view prompt) {
  std::string words;
  int characters = 0;
  while (!prompt.empty() && characters < longest_file_name_start) {
    const std::string_view character = first_character(prompt);
    prompt.remove_prefix(character.size());
    const std::string kept = in_file_name(character);
    if (kept.empty() && (words.empty() || words.back() == '-')) continue;
    words += kept.empty() ? "-" : kept;
    ++characters;
  }
  if (words.ends_with('-')) words.pop_back();
  return words.empty() ? "picture" : words;
}

}  // namespace core::inference
