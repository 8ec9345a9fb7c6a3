#pragma once

#include <string>
#include <string_view>

namespace core::text {

/// Puts bytes together to whole characters. What can be no part of UTF-8 becomes U+FFFD, one for each longest
/// beginning of a character, as the Unicode Standard recommends (chapter 3.9, table 3-8).
class Utf8Assembler {
 public:
  /// The characters that are whole after these bytes.
  std::string push(std::string_view bytes);

  /// U+FFFD if a character is unfinished; forgets it.
  std::string finish();

 private:
  std::string pending_;  ///< the beginning of one character
};

/// Bytes of the first character of `text`, which is valid UTF-8 and not empty.
std::size_t first_character_size(std::string_view text);

/// `text` with all that is no UTF-8 replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);

/// `text` with A to Z in lower case; other letters keep their bytes.
std::string lower_ascii(std::string_view text);

/// Without whitespace at both ends; whitespace as Unicode and Python's str.strip have it.
std::string_view strip(std::string_view text);
std::string_view strip_left(std::string_view text);
std::string_view strip_right(std::string_view text);

}  // namespace core::text
