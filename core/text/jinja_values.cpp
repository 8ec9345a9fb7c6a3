#include "core/text/jinja_values.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <utility>

#include "core/text/jinja_problem.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

constexpr std::size_t largest_value = 256;
constexpr std::size_t bytes_like_a_value = 64;

const std::string& text_of(const JinjaValue& value) {
  if (!value.is_string()) refuse_jinja("something that is no text is used as one");
  return value.get_ref<const std::string&>();
}

/// The values within a value, itself among them, a long text counting as several.
std::size_t size_of(const JinjaValue& value) {
  std::size_t size = value.is_string() ? 1 + text_of(value).size() / bytes_like_a_value : 1;
  if (value.is_structured()) {
    for (const JinjaValue& item : value) size += size_of(item);
  }
  return size;
}

JinjaValue lower(const JinjaValue& value) { return lower_ascii(text_of(value)); }
JinjaValue stripped(const JinjaValue& value) { return std::string(strip(text_of(value))); }
JinjaValue left_stripped(const JinjaValue& value) { return std::string(strip_left(text_of(value))); }
JinjaValue right_stripped(const JinjaValue& value) { return std::string(strip_right(text_of(value))); }

JinjaValue capitalized(const JinjaValue& value) {
  std::string text = lower_ascii(text_of(value));
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

JinjaValue length(const JinjaValue& value) {
  if (!value.is_array()) refuse_jinja("the length of something that is no list is asked for");
  return value.size();
}

JinjaValue is_defined(const JinjaValue& value) { return !value.is_discarded(); }
JinjaValue is_text(const JinjaValue& value) { return value.is_string(); }

struct Known {
  std::string_view name;
  JinjaChange change;
};

JinjaChange known(std::span<const Known> all, std::string_view kind, std::string_view name) {
  for (const Known& each : all) {
    if (each.name == name) return each.change;
  }
  refuse_jinja(join("there is the ", kind, " “", name, "”, which is not supported"));
}

}  // namespace

JinjaValue small_value(JinjaValue value) {
  if (size_of(value) > largest_value) refuse_jinja("a text or a list becomes too long");
  return value;
}

bool is_true(const JinjaValue& value) {
  if (value.is_discarded() || value.is_null()) return false;
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value != 0;
  if (value.is_string()) return !text_of(value).empty();
  return !value.empty();
}

std::string written(const JinjaValue& value) {
  if (value.is_discarded()) return {};
  if (value.is_null()) return "None";
  if (value.is_string()) return text_of(value);
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_number_integer()) return value.dump();
  refuse_jinja("a value is written out that is neither a text nor a number");
}

JinjaChange jinja_filter(std::string_view name) {
  static constexpr Known filters[]{
      {"capitalize", capitalized}, {"length", length}, {"lower", lower}, {"trim", stripped}};
  return known(filters, "filter", name);
}

JinjaChange jinja_method(std::string_view name) {
  static constexpr Known methods[]{{"capitalize", capitalized},
                                   {"lower", lower},
                                   {"lstrip", left_stripped},
                                   {"rstrip", right_stripped},
                                   {"strip", stripped}};
  return known(methods, "method", name);
}

JinjaChange jinja_test(std::string_view name) {
  static constexpr Known tests[]{{"defined", is_defined}, {"string", is_text}};
  return known(tests, "test", name);
}

JinjaValue calculated(char sign, const JinjaValue& a, const JinjaValue& b) {
  if (sign == '+' && a.is_string() && b.is_string()) return small_value(text_of(a) + text_of(b));
  if (!a.is_number_integer() || !b.is_number_integer()) {
    refuse_jinja(join("“", sign, "” is used on other things than numbers"));
  }
  constexpr std::int64_t largest = 1'000'000;
  const auto x = a.get<std::int64_t>(), y = b.get<std::int64_t>();
  if (std::max(std::abs(x), std::abs(y)) > largest) refuse_jinja("a number becomes too large");
  if (sign == '+') return x + y;
  if (sign == '-') return x - y;
  if (y == 0) refuse_jinja("something is divided by 0");
  return (x % y + y) % y;  // as Python has it
}

bool are_equal(const JinjaValue& a, const JinjaValue& b) {
  return a.is_discarded() || b.is_discarded() ? a.is_discarded() && b.is_discarded() : a == b;
}

bool contains(const JinjaValue& list, const JinjaValue& item) {
  if (list.is_array()) return std::ranges::any_of(list, [&](const JinjaValue& each) { return are_equal(each, item); });
  if (list.is_object()) return list.contains(text_of(item));
  return text_of(list).find(text_of(item)) != std::string::npos;
}

JinjaValue element(const JinjaValue& of, const JinjaValue& index) {
  if (of.is_object() && index.is_string()) {
    const auto found = of.find(text_of(index));
    return found != of.end() ? *found : undefined_value();
  }
  if (!of.is_array() || !index.is_number_integer()) {
    refuse_jinja(
        join("“", index.is_string() ? text_of(index) : written(index), "” of something that has none is asked for"));
  }
  const auto size = static_cast<std::int64_t>(of.size()), wanted = index.get<std::int64_t>();
  const std::int64_t at = wanted < 0 ? wanted + size : wanted;  // negative ones count from the end
  return at >= 0 && at < size ? of[static_cast<std::size_t>(at)] : undefined_value();
}

JinjaValue JinjaScopes::value(const std::string& name) const {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    if (const auto found = scope->find(name); found != scope->end()) return found->second;
  }
  return undefined_value();
}

}  // namespace core::text
