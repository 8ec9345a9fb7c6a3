#include "core/text/tokenizer_json.h"

#include "core/base/error.h"
#include "core/base/json_section.h"
#include "core/text/tokenizer_json_sections.h"

namespace core::text {
namespace {

constexpr std::size_t largest_file = std::size_t{100} << 20U;  // 13 times the largest tokenizer.json of a Janus

nlohmann::json parse_checked(const std::string& json, const std::string& file_name) {
  if (json.size() > largest_file) {
    throw Error(ErrorKind::file_damaged,
                join("“", file_name, "” is damaged: it has ", json.size(), " bytes, too many for a tokenizer."));
  }
  return parse_json(json, file_name);
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
