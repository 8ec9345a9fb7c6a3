#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

// Values of a template, their filters and methods. For .cpp files only: the JSON header is costly to compile.
namespace core::text {

/// A discarded value stands for what is not defined.
using JinjaValue = nlohmann::json;
using JinjaArguments = std::vector<JinjaValue>;

inline JinjaValue undefined_value() { return {nlohmann::json::value_t::discarded}; }

bool is_true(const JinjaValue& value);

/// Throws Error(unsupported) for a text or list that is larger than a template needs.
void expect_small(const JinjaValue& value);

/// As a template writes it out. Throws Error(unsupported) for lists and objects.
std::string written(const JinjaValue& value);

/// Both throw Error(unsupported) for a name that is not known or a value that it is not for.
JinjaValue apply_filter(const std::string& name, const JinjaValue& value, const JinjaArguments& arguments);
JinjaValue call_method(const JinjaValue& value, const std::string& name, const JinjaArguments& arguments);

/// Whether `value` passes “is name”. Throws as above.
bool passes_test(const std::string& name, const JinjaValue& value);

/// Whether “item in list”.
bool contains(const JinjaValue& list, const JinjaValue& item);

/// Variables by name, the innermost block last.
class JinjaScopes {
 public:
  explicit JinjaScopes(std::map<std::string, JinjaValue> outermost) { scopes_.push_back(std::move(outermost)); }

  void enter() { scopes_.emplace_back(); }
  void leave() { scopes_.pop_back(); }
  void set(const std::string& name, JinjaValue value) { scopes_.back()[name] = std::move(value); }

  /// Null when it is not there.
  [[nodiscard]] JinjaValue* find(const std::string& name);

 private:
  std::vector<std::map<std::string, JinjaValue>> scopes_;
};

}  // namespace core::text
