#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace core {

/// A JSON object together with where it stands, so that every complaint names file and key. For .cpp files only: the
/// header is costly to compile. The document must outlive the section.
class JsonSection {
 public:
  JsonSection(const nlohmann::json& object, std::string file, std::string path = {})
      : object_(object), file_(std::move(file)), path_(std::move(path)) {
    if (!object_.is_object()) fail(path_.empty() ? "the document" : path_, "must be an object");
  }

  [[nodiscard]] bool has(const std::string& key) const {
    seen_.insert(key);
    return object_.contains(key) && !object_.at(key).is_null();
  }
  [[nodiscard]] JsonSection section(const std::string& key) const {
    if (!has(key)) fail(name(key), "is missing");
    return {object_.at(key), file_, name(key)};
  }
  [[nodiscard]] std::vector<JsonSection> sections(const std::string& key) const {
    if (!has(key) || !object_.at(key).is_array()) fail(name(key), "must be a list");
    std::vector<JsonSection> list;
    for (std::size_t i = 0; i < object_.at(key).size(); ++i) {
      list.emplace_back(object_.at(key)[i], file_, join(name(key), "[", i, "]"));
    }
    return list;
  }

  /// A whole number in [low, high]; `fallback` when absent.
  [[nodiscard]] std::int64_t integer(const std::string& key, std::int64_t fallback, std::int64_t low,
                                     std::int64_t high) const {
    if (!has(key)) return within(key, fallback, low, high);
    return within(key, whole_number(key, object_.at(key)), low, high);
  }
  [[nodiscard]] double real(const std::string& key, double fallback, double low, double high) const {
    if (!has(key)) return within(key, fallback, low, high);
    if (!object_.at(key).is_number()) fail(name(key), "must be a number");
    return within(key, object_.at(key).get<double>(), low, high);
  }
  [[nodiscard]] bool boolean(const std::string& key, bool fallback) const {
    if (!has(key)) return fallback;
    if (!object_.at(key).is_boolean()) fail(name(key), "must be true or false");
    return object_.at(key).get<bool>();
  }
  [[nodiscard]] std::string text(const std::string& key, const std::string& fallback) const {
    if (!has(key)) return fallback;
    if (!object_.at(key).is_string()) fail(name(key), "must be a text");
    return object_.at(key).get<std::string>();
  }
  [[nodiscard]] std::string text(const std::string& key) const {
    if (!has(key)) fail(name(key), "is missing");
    return text(key, {});
  }
  [[nodiscard]] std::vector<std::int64_t> integers(const std::string& key, std::vector<std::int64_t> fallback,
                                                   std::int64_t low, std::int64_t high, std::size_t most) const {
    if (!has(key)) return fallback;
    const nlohmann::json& list = object_.at(key);
    if (!list.is_array() || list.empty() || list.size() > most) {
      fail(name(key), join("must be a list of 1 to ", most, " whole numbers"));
    }
    std::vector<std::int64_t> values;
    for (const nlohmann::json& item : list) {
      values.push_back(within(key, whole_number(key, item), low, high));
    }
    return values;
  }
  [[nodiscard]] const nlohmann::json& value(const std::string& key) const {
    if (!has(key)) fail(name(key), "is missing");
    return object_.at(key);
  }

  /// Complains about the first key that nobody has asked for: a slip of the pen in a hand-written file.
  void refuse_unknown_keys() const {
    for (const auto& item : object_.items()) {
      if (!seen_.contains(item.key())) fail(name(item.key()), "is not known here");
    }
  }

  [[noreturn]] void fail(const std::string& key, const std::string& what) const {
    throw Error(ErrorKind::file_damaged, join("“", file_, "” cannot be used: ", key, " ", what, "."));
  }
  /// Complains about something valid that this program cannot do.
  [[noreturn]] void refuse(const std::string& key, const std::string& what) const {
    throw Error(ErrorKind::unsupported, join("“", file_, "” cannot be used: ", key, " ", what, "."));
  }
  [[nodiscard]] std::string name(const std::string& key) const { return path_.empty() ? key : path_ + "." + key; }

 private:
  /// One beyond 63 bits would come out of the library as a negative number.
  [[nodiscard]] std::int64_t whole_number(const std::string& key, const nlohmann::json& value) const {
    if (!value.is_number_integer()) fail(name(key), "must be a whole number");
    if (value.is_number_unsigned() && !std::in_range<std::int64_t>(value.get<std::uint64_t>())) {
      fail(name(key), join("is ", value.dump(), ", which is too large"));
    }
    return value.get<std::int64_t>();
  }

  template <typename Number>
  [[nodiscard]] Number within(const std::string& key, Number value, Number low, Number high) const {
    if (!(value >= low && value <= high)) fail(name(key), join("is ", value, ", but must be from ", low, " to ", high));
    return value;
  }

  const nlohmann::json& object_;
  std::string file_;
  std::string path_;
  mutable std::set<std::string> seen_;
};

/// Parses a document in UTF-8. Throws Error(file_damaged) that names the file and the byte, also for one that is nested
/// deeper than any file of a model.
nlohmann::json parse_json(const std::string& text, const std::string& file_name);

}  // namespace core
