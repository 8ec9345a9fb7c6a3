#include "core/text/jinja_values.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

// A template must not double its way through the memory.
constexpr std::size_t longest_text = std::size_t{16} << 10U;
constexpr std::size_t most_values = 4096;

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorKind::unsupported, what); }

/// Values within a value, long texts counting as several.
std::size_t weight(const JinjaValue& value) {
  if (value.is_string()) return 1 + value.get_ref<const std::string&>().size() / 64;
  std::size_t sum = 1;
  if (value.is_structured()) {
    for (const JinjaValue& item : value) sum += weight(item);
  }
  return sum;
}

const std::string& text_of(const JinjaValue& value, const std::string& wanted_by) {
  if (!value.is_string()) refuse(join("it uses “", wanted_by, "” on something that is no text"));
  return value.get_ref<const std::string&>();
}

std::string upper_ascii(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

std::string capitalized(const std::string& text) {
  std::string lower = lower_ascii(text);
  return lower.empty() ? lower : upper_ascii(lower.substr(0, 1)) + lower.substr(1);
}

std::string replaced(const std::string& text, const std::string& old, const std::string& with) {
  if (old.empty()) refuse("it replaces an empty text");
  std::string made;
  std::size_t at = 0;
  for (std::size_t found = text.find(old); found != std::string::npos; found = text.find(old, at)) {
    made += text.substr(at, found - at) + with;
    at = found + old.size();
    if (made.size() > longest_text) refuse("it makes too long a text");
  }
  return made + text.substr(at);
}

/// What filters and methods have in common; undefined when the name is none of them.
JinjaValue change_text(const std::string& name, const std::string& text, const JinjaArguments& arguments) {
  const auto argument = [&](std::size_t i) { return text_of(arguments.at(i), name); };
  if (name == "replace" && arguments.size() == 2) return replaced(text, argument(0), argument(1));
  if (!arguments.empty()) return undefined_value();
  if (name == "lower") return lower_ascii(text);
  if (name == "upper") return upper_ascii(text);
  if (name == "capitalize") return capitalized(text);
  return undefined_value();
}

JinjaValue joined(const JinjaValue& list, const std::string& between) {
  std::string text;
  for (const JinjaValue& item : list) {
    text += (text.empty() ? std::string() : between) + written(item);
    if (text.size() > longest_text) refuse("it makes too long a text");
  }
  return text;
}

JinjaValue list_filter(const std::string& name, const JinjaValue& value, const JinjaArguments& arguments) {
  if ((name == "length" || name == "count") && (value.is_array() || value.is_object())) return value.size();
  if (!value.is_array()) return undefined_value();
  if (name == "first") return value.empty() ? undefined_value() : value.front();
  if (name == "last") return value.empty() ? undefined_value() : value.back();
  if (name == "join") return joined(value, arguments.empty() ? std::string() : text_of(arguments.front(), name));
  return undefined_value();
}

}  // namespace

void expect_small(const JinjaValue& value) {
  if (value.is_string() && value.get_ref<const std::string&>().size() > longest_text) refuse("it makes too long a text");
  if (weight(value) > most_values) refuse("it makes too large a list");
}

bool is_true(const JinjaValue& value) {
  if (value.is_discarded() || value.is_null()) return false;
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value != 0;
  if (value.is_string()) return !value.get_ref<const std::string&>().empty();
  return !value.empty();
}

std::string written(const JinjaValue& value) {
  if (value.is_discarded()) return {};
  if (value.is_null()) return "None";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_number_integer()) return value.dump();
  refuse("it writes out a value that is neither a text nor a number");
}

JinjaValue apply_filter(const std::string& name, const JinjaValue& value, const JinjaArguments& arguments) {
  if (name == "default" && !arguments.empty()) return value.is_discarded() ? arguments.front() : value;
  if (name == "string" && arguments.empty()) return written(value);
  if (name == "safe" && arguments.empty()) return value;
  JinjaValue made = undefined_value();
  if (value.is_string()) {
    const std::string& text = text_of(value, name);
    made = name == "trim" && arguments.empty() ? JinjaValue(std::string(strip(text))) : change_text(name, text, arguments);
  } else {
    made = list_filter(name, value, arguments);
    if (made.is_discarded() && (name == "first" || name == "last") && value.is_array()) return made;
  }
  if (made.is_discarded()) refuse(join("it uses the filter “", name, "”, which is not supported there"));
  return made;
}

JinjaValue call_method(const JinjaValue& value, const std::string& name, const JinjaArguments& arguments) {
  if (value.is_object() && name == "get" && !arguments.empty() && arguments.front().is_string()) {
    const auto found = value.find(arguments.front().get_ref<const std::string&>());
    if (found != value.end()) return *found;
    return arguments.size() > 1 ? arguments[1] : JinjaValue();
  }
  const std::string& text = text_of(value, name);
  if (arguments.empty() && name == "strip") return std::string(strip(text));
  if (arguments.empty() && name == "lstrip") return std::string(strip_left(text));
  if (arguments.empty() && name == "rstrip") return std::string(strip_right(text));
  if (arguments.size() == 1 && name == "startswith") return text.starts_with(text_of(arguments[0], name));
  if (arguments.size() == 1 && name == "endswith") return text.ends_with(text_of(arguments[0], name));
  JinjaValue made = change_text(name, text, arguments);
  if (made.is_discarded()) refuse(join("it calls “", name, "”, which is not supported there"));
  return made;
}

bool passes_test(const std::string& name, const JinjaValue& value) {
  if (name == "defined") return !value.is_discarded();
  if (name == "undefined") return value.is_discarded();
  if (name == "none") return value.is_null();
  if (name == "string") return value.is_string();
  if (name == "mapping") return value.is_object();
  if (name == "number") return value.is_number();
  if (name == "boolean") return value.is_boolean();
  if (name == "true" || name == "false") return value.is_boolean() && value.get<bool>() == (name == "true");
  if (name == "iterable" || name == "sequence") return value.is_array() || value.is_string() || value.is_object();
  refuse(join("it tests “is ", name, "”, which is not supported"));
}

bool contains(const JinjaValue& list, const JinjaValue& item) {
  if (list.is_array()) return std::ranges::find(list, item) != list.end();
  if (list.is_object()) return item.is_string() && list.contains(item.get_ref<const std::string&>());
  return text_of(list, "in").find(text_of(item, "in")) != std::string::npos;
}

JinjaValue* JinjaScopes::find(const std::string& name) {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    if (const auto found = scope->find(name); found != scope->end()) return &found->second;
  }
  return nullptr;
}

}  // namespace core::text
