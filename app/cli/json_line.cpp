#include "app/cli/json_line.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/error.h"

namespace app::cli {
namespace {

constexpr std::size_t escape_size = 6;  // of “\uABCD”

/// The number of the escape “\uABCD” at the start of `text`; 0 when there is none.
unsigned escaped_unit(std::string_view text) {
  unsigned unit = 0;
  if (text.size() >= escape_size && text.starts_with("\\u")) {
    (void)std::from_chars(text.data() + 2, text.data() + escape_size, unit, 16);
  }
  return unit;
}

bool is_high_surrogate(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

void replace_half_pairs(std::string& json) {
  for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
    const std::string_view rest = std::string_view(json).substr(at);
    const unsigned unit = escaped_unit(rest);
    if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(rest.substr(escape_size)))) {
      at += 2 * escape_size;
      continue;
    }
    if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
      json.replace(at + 2, 4, "fffd");
    }
    at += 2;
  }
}

}  // namespace

nlohmann::json parse_json_line(std::string line) {
  replace_half_pairs(line);
  nlohmann::json value = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  // The library takes a zero byte for the end.
  if (value.is_discarded() || line.find('\0') != std::string::npos) {
    throw core::Error(core::ErrorKind::file_damaged, "it is not valid JSON.");
  }
  return value;
}

}  // namespace app::cli
