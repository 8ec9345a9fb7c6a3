#include "core/inference/picture_metadata.h"

#include <optional>

#include "core/base/error.h"

namespace core::inference {
namespace {

constexpr int longest_file_name_start = 48;  ///< characters

std::string token_list(std::span<const std::int64_t> tokens) {
  std::string list;
  for (const std::int64_t token : tokens) {
    list += list.empty() ? "" : " ";
    list += std::to_string(token);
  }
  return list;
}

std::string how_far(const UnfinishedPicture& picture) { return join(picture.tokens, " of ", picture.wanted, " tokens"); }

/// Prompt, line break, then "Key: value" pairs with the key names that galleries look for.
std::string parameters_line(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  const auto steps = picture.unfinished ? picture.unfinished->tokens : static_cast<std::int64_t>(picture.tokens.size());
  const std::string unfinished = picture.unfinished ? ", Unfinished: " + how_far(*picture.unfinished) : std::string();
  return join(picture.prompt, "\nSteps: ", steps,
              ", Sampler: Gumbel, CFG scale: ", picture.options.guidance, ", Seed: ", sampling.seed,
              ", Size: ", picture.width, "x", picture.height, ", Model: ", picture.model,
              ", Batch index: ", picture.index, ", Temperature: ", sampling.temperature, ", Top-k: ", sampling.top_k,
              ", Top-p: ", sampling.top_p, unfinished, ", Version: Bifrons ", BIFRONS_VERSION);
}

/// What a byte of UTF-8 becomes in a file name; nothing for what separates words. Other alphabets are kept as they are.
std::optional<char> in_file_name(char byte) {
  if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte - 'A' + 'a');
  const bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (static_cast<unsigned char>(byte) & 0x80U) != 0;
  return kept ? std::optional(byte) : std::nullopt;
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

std::map<std::string, std::string> png_notes(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  std::map<std::string, std::string> notes{{"Software", join("Bifrons ", BIFRONS_VERSION)},
                                           {"version", BIFRONS_VERSION},
                                           {"model", picture.model},
                                           {"prompt", picture.prompt},
                                           {"seed", join(sampling.seed)},
                                           {"index", join(picture.index)},
                                           {"guidance", join(picture.options.guidance)},
                                           {"temperature", join(sampling.temperature)},
                                           {"top_k", join(sampling.top_k)},
                                           {"top_p", join(sampling.top_p)},
                                           {"parameters", parameters_line(picture)}};
  if (picture.unfinished) {
    notes["unfinished"] = how_far(*picture.unfinished);
  } else {
    notes["image_tokens"] = token_list(picture.tokens);
  }
  return notes;
}

std::string file_name_start(std::string_view prompt) {
  std::string words;
  int characters = 0;
  for (const char byte : prompt) {
    const std::optional<char> kept = in_file_name(byte);
    if (!kept && (words.empty() || words.back() == '-')) continue;
    if (begins_character(byte) && ++characters > longest_file_name_start) break;
    words += kept.value_or('-');
  }
  if (words.ends_with('-')) words.pop_back();
  return words.empty() ? "picture" : words;
}

}  // namespace core::inference
