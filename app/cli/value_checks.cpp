#include "app/cli/value_checks.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/engine/option_words.h"

namespace app::cli {
namespace {

/// The number that the whole text is; nothing where it is none, or too large for `Number`.
template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

/// A check that says `wanted` of a text for which `is_right` is false. The parser would print a description of its own
/// into the help.
template <typename Test>
CLI::Validator must_be(const std::string& wanted, Test is_right) {
  return CLI::Validator(
      [wanted, is_right = std::move(is_right)](const std::string& text) {
        return is_right(text) ? std::string() : core::join("must be ", wanted, ", not “", text, "”");
      },
      "");
}

std::string range_words(std::int64_t lowest, std::int64_t highest) {
  const bool is_open = highest == std::numeric_limits<std::int64_t>::max();
  return is_open ? "a whole number" : core::join("a whole number from ", lowest, " to ", highest);
}

}  // namespace

CLI::Validator whole_number(std::int64_t lowest, std::int64_t highest) {
  return must_be(range_words(lowest, highest), [=](const std::string& text) {
    const auto number = number_in<std::int64_t>(text);
    return number && *number >= lowest && *number <= highest;
  });
}

CLI::Validator any_number() {
  return must_be("a number", [](const std::string& text) { return number_in<double>(text).has_value(); });
}

CLI::Validator seed_number() {
  return must_be(core::join("a whole number from 0 to ", std::numeric_limits<std::uint64_t>::max()),
                 [](const std::string& text) { return number_in<std::uint64_t>(text).has_value(); });
}

CLI::Validator some_name() {
  return CLI::Validator([](const std::string& text) { return std::string(text.empty() ? "must not be empty" : ""); },
                        "");
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  return must_be(any_of_words(words),
                 [words](const std::string& text) { return std::ranges::find(words, text) != words.end(); });
}

CLI::Validator device_word() {
  return must_be("auto, cpu, cuda or cuda:N",
                 [](const std::string& text) { return core::engine::device_from(text).has_value(); });
}

std::string any_of_words(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    list += core::join(i == 0 ? "" : i + 1 < words.size() ? ", " : " or ", words[i]);
  }
  return list;
}

}  // namespace app::cli
