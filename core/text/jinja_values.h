#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

// Values of a template, and what can be done with them. For .cpp files only: the JSON header is costly to compile.
namespace core::text {

/// A discarded value stands for what is not defined.
using JinjaValue = nlohmann::json;

inline JinjaValue undefined_value() { return JinjaValue(nlohmann::json::value_t::discarded); }

bool is_true(const JinjaValue& value);

/// `value` again. Throws Error(unsupported) where it is larger than a template needs: it must not double its way
/// through the memory.
JinjaValue small_value(JinjaValue value);

/// As a template writes it out. Throws Error(unsupported) for lists and objects.
std::string written(const JinjaValue& value);

/// What a filter, method or test makes of a value. Throws Error(unsupported) for a value that it is not for.
using JinjaChange = JinjaValue (*)(const JinjaValue& value);

/// Those that are known by name. Throw Error(unsupported) for other names.
JinjaChange jinja_filter(std::string_view name);
JinjaChange jinja_method(std::string_view name);
JinjaChange jinja_test(std::string_view name);

/// a `sign` b, the sign being one of + - %. Throws Error(unsupported) for other values than whole numbers, and texts
/// with +.
JinjaValue calculated(char sign, const JinjaValue& a, const JinjaValue& b);

/// What is not defined equals nothing but itself.
bool are_equal(const JinjaValue& a, const JinjaValue& b);

/// Whether “item in list”, which may be a text or an object.
bool contains(const JinjaValue& list, const JinjaValue& item);

/// list[index], or object['name'], for which object.name is another spelling; undefined when there is none.
JinjaValue element(const JinjaValue& of, const JinjaValue& index);

/// Variables by name, the innermost block last.
class JinjaScopes {
 public:
  explicit JinjaScopes(std::map<std::string, JinjaValue> outermost) { scopes_.push_back(std::move(outermost)); }

  void enter() { scopes_.emplace_back(); }
  void leave() { scopes_.pop_back(); }
  void set(const std::string& name, JinjaValue value) { scopes_.back()[name] = std::move(value); }
  [[nodiscard]] JinjaValue value(const std::string& name) const;

 private:
  std::vector<std::map<std::string, JinjaValue>> scopes_;
};

}  // namespace core::text
