#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace core::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// How far the bytes at the beginning of a text are a character.
struct Beginning {
  std::size_t size = 0;  ///< bytes that belong together
  enum class State { whole, unfinished, wrong } state = State::wrong;
};

struct LeadByte {
  std::size_t size = 0;  ///< of the character; 0: can begin none
  unsigned second_low = 0x80;
  unsigned second_high = 0xBF;
};

/// Source: The Unicode Standard, table 3-7, well-formed UTF-8 byte sequences.
LeadByte lead_byte(unsigned byte) {
  if (byte < 0x80) return {1};
  if (byte >= 0xC2 && byte <= 0xDF) return {2};
  if (byte == 0xE0) return {3, 0xA0};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3};
  if (byte == 0xF0) return {4, 0x90};
  if (byte >= 0xF1 && byte <= 0xF3) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

Beginning first_character(std::string_view text) {
  const LeadByte lead = lead_byte(static_cast<std::uint8_t>(text[0]));
  if (lead.size == 0) return {1, Beginning::State::wrong};
  for (std::size_t i = 1; i < lead.size; ++i) {
    if (i == text.size()) return {i, Beginning::State::unfinished};
    const unsigned byte = static_cast<std::uint8_t>(text[i]);
    const unsigned low = i == 1 ? lead.second_low : 0x80U;
    const unsigned high = i == 1 ? lead.second_high : 0xBFU;
    if (byte < low || byte > high) return {i, Beginning::State::wrong};
  }
  return {lead.size, Beginning::State::whole};
}

/// The characters that Python's str.isspace() is true for.
constexpr std::array<std::string_view, 29> whitespace{
    " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\x1C",   "\x1D",   "\x1E",   "\x1F",
    "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};

}  // namespace

std::string Utf8Assembler::push(std::string_view bytes) {
  std::string joined = std::move(pending_);
  joined += bytes;
  pending_.clear();
  std::string whole;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < joined.size();) {
    const Beginning beginning = first_character(std::string_view(joined).substr(at));
    const std::size_t next = at + beginning.size;
    if (beginning.state != Beginning::State::whole) {
      whole.append(joined, copied, at - copied);
      copied = next;
      if (beginning.state == Beginning::State::wrong) whole += replacement;
      if (beginning.state == Beginning::State::unfinished) pending_ = joined.substr(at);
    }
    at = next;
  }
  return whole.append(joined, copied, std::string::npos);
}

std::string Utf8Assembler::finish() {
  std::string rest(pending_.empty() ? std::string_view{} : replacement);
  pending_.clear();
  return rest;
}

std::size_t first_character_size(std::string_view text) {
  return lead_byte(static_cast<std::uint8_t>(text.front())).size;
}

std::string to_valid_utf8(std::string_view text) {
  Utf8Assembler characters;
  std::string valid = characters.push(text);
  return valid += characters.finish();
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string_view strip_left(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : whitespace) {
      if (!text.starts_with(space)) continue;
      text.remove_prefix(space.size());
      again = true;
    }
  }
  return text;
}

std::string_view strip_right(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : whitespace) {
      if (!text.ends_with(space)) continue;
      text.remove_suffix(space.size());
      again = true;
    }
  }
  return text;
}

std::string_view strip(std::string_view text) { return strip_right(strip_left(text)); }

}  // namespace core::text
