#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core::text {

/// The printable character that stands for a byte in a byte-level vocabulary, as UTF-8: the byte's own Latin-1
/// character where that can be seen, else the next one from U+0100 on, so that a blank is “Ġ” and a line feed “Ċ”.
/// Source: GPT-2, bytes_to_unicode.
std::string byte_symbol(std::uint8_t byte);

/// The bytes that the characters of `spelling` stand for; nothing if one of them stands for no byte.
std::optional<std::string> symbol_bytes(std::string_view spelling);

/// Whether valid UTF-8 can hold this byte.
constexpr bool occurs_in_utf8(std::uint8_t byte) { return byte != 0xC0 && byte != 0xC1 && byte < 0xF5; }

}  // namespace core::text
