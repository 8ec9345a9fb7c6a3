#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "core/base/error.h"
#include "core/inference/picture_metadata.h"

namespace core::inference {
namespace {

using Notes = std::map<std::string, std::string>;

constexpr std::size_t most_tokens = 1'000'000;

/// The notes of one file; what is wrong with them is said with its name.
class NoteReader {
 public:
  NoteReader(const Notes& notes, std::string_view name) : notes_(notes), name_(name) {}

  [[nodiscard]] const std::string* text(const char* key) const {
    const auto found = notes_.find(key);
    return found == notes_.end() ? nullptr : &found->second;
  }

  /// A note that is not there leaves `number` as it is.
  template <typename Number>
  void read(const char* key, Number& number) const {
    if (const std::string* value = text(key)) number = parse<Number>(key, *value);
  }

  [[nodiscard]] std::vector<std::int64_t> tokens() const {
    std::vector<std::int64_t> list;
    const std::string* value = text("image_tokens");
    std::string_view rest = value != nullptr ? std::string_view(*value) : std::string_view();
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      if (word.empty()) continue;
      list.push_back(parse<std::int64_t>("image_tokens", word));
      if (list.back() < 0 || list.size() > most_tokens) refuse("image_tokens");
    }
    return list;
  }

  /// From "288 of 576 tokens".
  [[nodiscard]] std::optional<UnfinishedPicture> unfinished() const {
    const std::string* value = text("unfinished");
    if (value == nullptr) return std::nullopt;
    const std::size_t of = value->find(" of ");
    const std::size_t end = value->find(" tokens");
    if (of == std::string::npos || end == std::string::npos || end < of + 4) refuse("unfinished");
    const std::string_view words = *value;
    const UnfinishedPicture begun{.tokens = parse<std::int64_t>("unfinished", words.substr(0, of)),
                                  .wanted = parse<std::int64_t>("unfinished", words.substr(of + 4, end - of - 4))};
    if (begun.tokens < 0 || begun.wanted < begun.tokens) refuse("unfinished");
    return begun;
  }

  /// Within a picture of so many tokens, where that number is known.
  [[nodiscard]] std::optional<PictureRegion> region(std::int64_t tokens) const {
    const std::string* value = text("region");
    if (value == nullptr) return std::nullopt;
    const std::optional<PictureRegion> region = region_from(*value);
    const std::int64_t grid = std::llround(std::sqrt(static_cast<double>(tokens)));
    const auto fits = [grid](std::int64_t begin, std::int64_t count) { return begin < grid && count <= grid - begin; };
    const bool usable = region && (tokens == 0 || (fits(region->row, region->rows) && fits(region->column, region->columns)));
    if (!usable) refuse("region");
    return region;
  }

  /// A chance, from 0 to 1.
  [[nodiscard]] std::optional<double> chance(const char* key) const {
    const std::string* value = text(key);
    if (value == nullptr) return std::nullopt;
    const auto number = parse<double>(key, *value);
    if (!(number >= 0 && number <= 1)) refuse(key);
    return number;
  }

  /// Hexadecimal digits.
  [[nodiscard]] std::string hash(const char* key) const {
    constexpr std::size_t most_digits = 64;
    const std::string* value = text(key);
    if (value == nullptr) return {};
    if (value->size() > most_digits || value->find_first_not_of("0123456789abcdef") != std::string::npos) refuse(key);
    return *value;
  }

  [[noreturn]] void refuse(const char* key, std::string_view why = {}) const {
    throw Error(ErrorKind::file_damaged, join("The note “", key, "” in “", name_, "” cannot be used",
                                              why.empty() ? "" : ": ", why.empty() ? "." : why));
  }

 private:
  template <typename Number>
  Number parse(const char* key, std::string_view value) const {
    Number number{};
    const char* end = value.data() + value.size();
    const auto [stop, problem] = std::from_chars(value.data(), end, number);
    if (problem != std::errc() || stop != end) refuse(key);
    return number;
  }

  const Notes& notes_;
  std::string_view name_;
};

}  // namespace

std::optional<PictureMetadata> read_png_notes(const Notes& notes, std::string_view name) {
  const NoteReader reader(notes, name);
  const std::string* program = reader.text("Software");
  if (program == nullptr || !program->starts_with("Bifrons ") || reader.text("prompt") == nullptr) return std::nullopt;
  PictureMetadata picture;
  picture.prompt = *reader.text("prompt");
  if (const std::string* model = reader.text("model")) picture.model = *model;
  if (const std::string* parent = reader.text("parent")) picture.parent = *parent;
  if (const std::string* avoid = reader.text("avoid")) picture.options.avoid = *avoid;
  reader.read("seed", picture.options.sampling.seed);
  reader.read("temperature", picture.options.sampling.temperature);
  reader.read("top_k", picture.options.sampling.top_k);
  reader.read("top_p", picture.options.sampling.top_p);
  reader.read("guidance", picture.options.guidance);
  reader.read("index", picture.index);
  reader.read("kept_tokens", picture.kept_tokens);
  picture.tokens = reader.tokens();
  picture.unfinished = reader.unfinished();
  picture.shows_prompt = reader.chance("shows_prompt");
  picture.model_hash = reader.hash("model_hash");
  const auto all = static_cast<std::int64_t>(picture.tokens.size());
  picture.region = reader.region(picture.unfinished ? picture.unfinished->wanted : all);
  if (picture.unfinished && all > 0 && all != (picture.region ? picture.unfinished->wanted : picture.unfinished->tokens)) {
    reader.refuse("unfinished");
  }
  if (picture.index < 0) reader.refuse("index");
  if (picture.kept_tokens < 0 || (all > 0 && picture.kept_tokens > all)) reader.refuse("kept_tokens");
  try {
    validate(picture.options);
  } catch (const Error& error) {
    reader.refuse("parameters", error.what());
  }
  return picture;
}

}  // namespace core::inference
