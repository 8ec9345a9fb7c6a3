#include "core/base/error.h"
#include "core/base/json_section.h"
#include "core/text/tokenizer_json_sections.h"

namespace core::text {
namespace {

constexpr std::size_t most_steps = 64;  // of the two lists; real files have 7

std::vector<JsonSection> read_steps(const JsonSection& document, const char* name, const char* list) {
  std::vector<JsonSection> steps = sequence_steps(document.section(name), list);
  if (steps.size() > most_steps) document.refuse(name, join("has ", steps.size(), " steps, more than ", most_steps));
  return steps;
}

[[noreturn]] void refuse_type(const JsonSection& step) {
  step.refuse(step.name("type"), join("is “", step.text("type"), "”, which is not supported"));
}

Pattern read_pattern(const JsonSection& step) {
  const JsonSection pattern = step.section("pattern");
  const bool is_regex = pattern.has("Regex");
  const std::string key = is_regex ? "Regex" : "String";
  const std::string content = pattern.text(key);
  if (content.empty()) pattern.fail(pattern.name(key), "is empty");
  pattern.refuse_unknown_keys();
  try {
    return is_regex ? Pattern::regex(content) : Pattern::literal(content);
  } catch (const Error& error) {
    const std::string problem = join("“", content, "” cannot be used: ", error.what());
    if (error.kind() == ErrorKind::unsupported) pattern.refuse(pattern.name(key), problem);
    pattern.fail(pattern.name(key), problem);
  }
}

NormalizerStep read_normalizer_step(const JsonSection& step) {
  const std::string type = step.text("type");
  if (type == "NFC") return unicode_form_step(UnicodeForm::nfc);
  if (type == "NFD") return unicode_form_step(UnicodeForm::nfd);
  if (type == "NFKC") return unicode_form_step(UnicodeForm::nfkc);
  if (type == "NFKD") return unicode_form_step(UnicodeForm::nfkd);
  if (type == "Lowercase") return lower_case_step();
  if (type == "Prepend") return prepend_step(step.text("prepend"));
  if (type == "Replace") return replace_step(read_pattern(step), step.text("content"));
  refuse_type(step);
}

SplitBehavior read_behavior(const JsonSection& step) {
  const std::string name = step.text("behavior");
  if (name == "Removed") return SplitBehavior::removed;
  if (name == "Isolated") return SplitBehavior::isolated;
  if (name == "MergedWithPrevious") return SplitBehavior::merged_with_previous;
  if (name == "MergedWithNext") return SplitBehavior::merged_with_next;
  if (name == "Contiguous") return SplitBehavior::contiguous;
  step.refuse(step.name("behavior"), join("is “", name, "”, which is not supported"));
}

SplitStep read_split_step(const JsonSection& step) {
  const std::string type = step.text("type");
  if (type == "Digits") return digits_step(step.boolean("individual_digits", false));
  if (type == "Split") return {read_pattern(step), read_behavior(step), step.boolean("invert", false)};
  refuse_type(step);
}

/// The step that stands for the byte symbols, which the model makes itself.
void add_byte_level(const JsonSection& step, PreTokenizer& pre_tokenizer) {
  if (step.boolean("add_prefix_space", true)) pre_tokenizer.prefix_before = pre_tokenizer.steps.size();
  if (step.boolean("use_regex", true)) pre_tokenizer.steps.push_back(gpt2_step());
  expect_only(step, {"trim_offsets"});  // it moves the places that tokens say they come from
}

}  // namespace

Normalizer read_normalizer(const JsonSection& document) {
  Normalizer normalizer;
  if (!document.has("normalizer")) return normalizer;
  for (const JsonSection& step : read_steps(document, "normalizer", "normalizers")) {
    normalizer.steps.push_back(read_normalizer_step(step));
    step.refuse_unknown_keys();
  }
  return normalizer;
}

PreTokenizer read_pre_tokenizer(const JsonSection& document) {
  PreTokenizer pre_tokenizer;
  const std::vector<JsonSection> steps = read_steps(document, "pre_tokenizer", "pretokenizers");
  if (steps.empty() || steps.back().text("type") != "ByteLevel") {
    document.refuse("pre_tokenizer", "does not end with ByteLevel, which only is supported");
  }
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    pre_tokenizer.steps.push_back(read_split_step(steps[i]));
    steps[i].refuse_unknown_keys();
  }
  add_byte_level(steps.back(), pre_tokenizer);
  return pre_tokenizer;
}

}  // namespace core::text
