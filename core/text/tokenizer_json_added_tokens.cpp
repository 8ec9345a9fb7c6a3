#include <algorithm>
#include <unordered_set>

#include "core/base/json_section.h"
#include "core/text/control_tokens.h"
#include "core/text/tokenizer_json_sections.h"

namespace core::text {
namespace {

bool is_template_token(std::string_view content) {
  return std::ranges::find(template_tokens, content) != template_tokens.end();
}

AddedToken read_added_token(const JsonSection& entry, std::int64_t id_limit) {
  for (const char* key : {"id", "content", "single_word", "lstrip", "rstrip", "normalized", "special"}) {
    if (!entry.has(key)) entry.fail(entry.name(key), "is missing");
  }
  for (const char* key : {"single_word", "lstrip", "rstrip"}) {
    if (entry.boolean(key, false)) entry.refuse(entry.name(key), "is true, which is not supported");
  }
  entry.refuse_unknown_keys();
  const std::string content = entry.text("content");
  return {.id = entry.integer("id", 0, 0, id_limit - 1),
          .content = content,
          .normalized = entry.boolean("normalized", false),
          .control = entry.boolean("special", false) || is_template_token(content)};
}

}  // namespace

std::vector<AddedToken> read_added_tokens(const JsonSection& document, Vocabulary& vocabulary) {
  std::vector<AddedToken> added;
  std::unordered_set<TokenId> listed;
  for (const JsonSection& entry : document.sections("added_tokens")) {
    AddedToken token = read_added_token(entry, vocabulary.limit());
    const bool known = vocabulary.find(token.content) == token.id || vocabulary.add(token.content, token.id);
    if (!known || !listed.insert(token.id).second) {
      entry.fail(entry.name("content"),
                 join("is “", token.content, "” with the id ", token.id, ", but one of the two is taken or empty"));
    }
    added.push_back(std::move(token));
  }
  for (const std::string_view content : template_tokens) {  // wherever they stand, no text may become one of them
    const std::optional<TokenId> id = vocabulary.find(content);
    if (id && listed.insert(*id).second) added.push_back({.id = *id, .content = std::string(content), .control = true});
  }
  return added;
}

}  // namespace core::text
