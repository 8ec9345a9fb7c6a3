#include "core/text/tokenizer_json.h"

#include "core/base/error.h"
#include "core/base/json_section.h"
#include "core/text/tokenizer_json_sections.h"

namespace core::text {
namespace {

constexpr std::size_t largest_file = std::size_t{100} << 20U;  // 13 times the largest tokenizer.json of a Janus
constexpr int deepest_nesting = 32;                            // real files have 7

[[noreturn]] void throw_damaged(const std::string& file_name, const std::string& what) {
  throw Error(ErrorKind::file_damaged, join("“", file_name, "” is damaged: ", what, "."));
}

/// Counts brackets outside of texts: a document of nothing but brackets would take sixty times its size in memory.
void check_nesting(std::string_view json, const std::string& file_name) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_text && c == '\\') ++at;
    if (c == '"') in_text = !in_text;
    if (in_text) continue;
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > deepest_nesting) throw_damaged(file_name, join("it is nested too deeply at byte ", at));
  }
}

nlohmann::json parse_checked(const std::string& json, const std::string& file_name) {
  if (json.size() > largest_file)
    throw_damaged(file_name, join("it has ", json.size(), " bytes, too many for a tokenizer"));
  check_nesting(json, file_name);
  try {
    return nlohmann::json::parse(json);
  } catch (const nlohmann::json::exception& error) {
    const auto* const syntax = dynamic_cast<const nlohmann::json::parse_error*>(&error);
    throw Error(ErrorKind::file_damaged,
                join("“", file_name, "” is damaged: it is not valid JSON",
                     syntax != nullptr ? join(" at byte ", syntax->byte) : std::string(), "."),
                error.what());
  }
}

}  // namespace

void expect_only(const JsonSection& section, std::initializer_list<const char*> keys) {
  for (const char* key : keys) (void)section.has(key);
  section.refuse_unknown_keys();
}

std::vector<JsonSection> sequence_steps(const JsonSection& section, const char* key) {
  if (section.text("type") != "Sequence") return {section};
  std::vector<JsonSection> steps;
  for (const JsonSection& step : section.sections(key)) {
    for (const JsonSection& inner : sequence_steps(step, key)) steps.push_back(inner);
  }
  section.refuse_unknown_keys();
  return steps;
}

BpePipeline parse_tokenizer_json(const std::string& json, const std::string& file_name) {
  const nlohmann::json content = parse_checked(json, file_name);
  const JsonSection document(content, file_name);
  if (document.text("version") != "1.0") document.refuse("version", "is not 1.0, the one that is known here");

  const JsonSection model = document.section("model");
  Vocabulary vocabulary = read_vocabulary(model, document.sections("added_tokens").size());
  std::vector<AddedToken> added = read_added_tokens(document, vocabulary);
  Normalizer normalizer = read_normalizer(document);
  PreTokenizer pre_tokenizer = read_pre_tokenizer(document);
  BpeModel bpe = read_bpe_model(model, vocabulary, added);
  check_post_processor(document, vocabulary);
  check_decoder(document);
  // The last two are left over from the last call before the file was saved, and concern batches, not texts.
  expect_only(document, {"truncation", "padding"});
  return {std::move(added), std::move(normalizer), std::move(pre_tokenizer), std::move(bpe), std::move(vocabulary)};
}

}  // namespace core::text
