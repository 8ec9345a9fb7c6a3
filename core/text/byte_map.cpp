#include "core/text/byte_map.h"

#include <array>

namespace core::text {
namespace {

constexpr std::size_t byte_count = 256;
constexpr std::size_t code_point_count = 0x144;  // the 68 bytes that cannot be seen take U+0100 to U+0143
constexpr std::int16_t no_byte = -1;

constexpr bool can_be_seen(std::size_t byte) {
  return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte != 0xAD);
}

constexpr auto code_points = [] {
  std::array<std::uint16_t, byte_count> table{};
  std::uint16_t next = byte_count;
  for (std::size_t byte = 0; byte < byte_count; ++byte) {
    table[byte] = can_be_seen(byte) ? static_cast<std::uint16_t>(byte) : next++;
  }
  return table;
}();

constexpr auto bytes_of_code_points = [] {
  std::array<std::int16_t, code_point_count> table{};
  table.fill(no_byte);
  for (std::size_t byte = 0; byte < byte_count; ++byte) table[code_points[byte]] = static_cast<std::int16_t>(byte);
  return table;
}();

}  // namespace

std::string byte_symbol(std::uint8_t byte) {
  const unsigned code_point = code_points[byte];
  if (code_point < 0x80U) return {static_cast<char>(code_point)};
  return {static_cast<char>(0xC0U | (code_point >> 6U)), static_cast<char>(0x80U | (code_point & 0x3FU))};
}

std::optional<std::string> symbol_bytes(std::string_view spelling) {
  std::string bytes;
  for (std::size_t at = 0; at < spelling.size(); ++at) {
    unsigned code_point = static_cast<std::uint8_t>(spelling[at]);
    if (code_point >= 0x80U) {  // all symbols are of one or two bytes
      if (code_point < 0xC0U || code_point >= 0xE0U || ++at == spelling.size()) return std::nullopt;
      code_point = (code_point & 0x1FU) << 6U | (static_cast<std::uint8_t>(spelling[at]) & 0x3FU);
    }
    if (code_point >= code_point_count || bytes_of_code_points[code_point] == no_byte) return std::nullopt;
    bytes += static_cast<char>(bytes_of_code_points[code_point]);
  }
  return bytes;
}

}  // namespace core::text
