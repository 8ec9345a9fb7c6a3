#include "core/base/json_section.h"

#include <string_view>

namespace core {
namespace {

constexpr int deepest_nesting = 32;  // what the files of models need is 7

[[noreturn]] void throw_damaged(const std::string& file_name, const std::string& what, const std::string& detail = {}) {
  throw Error(ErrorKind::file_damaged, join("“", file_name, "” is damaged: ", what, "."), detail);
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

}  // namespace

nlohmann::json parse_json(const std::string& text, const std::string& file_name) {
  check_nesting(text, file_name);
  if (const std::size_t zero = text.find('\0'); zero != std::string::npos) {  // where the library would stop reading
    throw_damaged(file_name, join("it is not valid JSON at byte ", zero));
  }
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& error) {
    const auto* const syntax = dynamic_cast<const nlohmann::json::parse_error*>(&error);
    throw_damaged(file_name, join("it is not valid JSON", syntax != nullptr ? join(" at byte ", syntax->byte) : ""),
                  error.what());
  }
}

}  // namespace core
