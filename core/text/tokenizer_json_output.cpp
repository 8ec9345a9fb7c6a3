#include "core/base/json_section.h"
#include "core/text/control_tokens.h"
#include "core/text/tokenizer_json_sections.h"

namespace core::text {
namespace {

/// The reference's prompts begin with BOS, as ours do, and have no other tokens around them.
void check_template(const JsonSection& processor, const Vocabulary& vocabulary) {
  bool text_seen = false;
  for (const JsonSection& item : processor.sections("single")) {
    if (item.has("Sequence") && !text_seen) {
      text_seen = true;
      continue;
    }
    const std::string token = item.section("SpecialToken").text("id");
    if (text_seen || token != bos_token) {
      item.refuse(item.name("SpecialToken"), join("puts “", token, "” beside a text, which is not supported"));
    }
    const std::vector<TokenId> ids =
        processor.section("special_tokens").section(token).integers("ids", {}, 0, vocabulary.size(), 1);
    if (ids.empty() || vocabulary.find(token) != ids.front()) {
      processor.fail(processor.name("special_tokens"), join("gives “", token, "” another id than the vocabulary"));
    }
  }
  if (!text_seen) processor.fail(processor.name("single"), "has no place for the text");
  expect_only(processor, {"pair", "special_tokens"});
}

bool is_byte_decoder(const JsonSection& step) {
  const std::string type = step.text("type");
  if (type == "ByteLevel") {
    expect_only(step, {"add_prefix_space", "trim_offsets", "use_regex"});  // of the pre-tokenizer of the same name
    return true;
  }
  if (type != "Fuse") step.refuse(step.name("type"), join("is “", type, "”, which is not supported"));
  step.refuse_unknown_keys();  // it joins what tokens stand for, which happens anyway
  return false;
}

}  // namespace

void check_post_processor(const JsonSection& document, const Vocabulary& vocabulary) {
  if (!document.has("post_processor")) return;
  for (const JsonSection& step : sequence_steps(document.section("post_processor"), "processors")) {
    const std::string type = step.text("type");
    if (type == "TemplateProcessing") {
      check_template(step, vocabulary);
    } else if (type == "ByteLevel") {  // which moves the places that tokens say they come from
      expect_only(step, {"add_prefix_space", "trim_offsets", "use_regex"});
    } else {
      step.refuse(step.name("type"), join("is “", type, "”, which is not supported"));
    }
  }
}

void check_decoder(const JsonSection& document) {
  int byte_decoders = 0;
  if (document.has("decoder")) {
    for (const JsonSection& step : sequence_steps(document.section("decoder"), "decoders")) {
      byte_decoders += is_byte_decoder(step) ? 1 : 0;
    }
  }
  if (byte_decoders != 1) document.refuse("decoder", "does not decode bytes once, which only is supported");
}

}  // namespace core::text
