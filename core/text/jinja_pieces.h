#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::text {

/// A word of an expression or statement.
struct JinjaToken {
  enum class Kind { text, number, name, sign, end };
  Kind kind = Kind::end;
  std::string value;  ///< of a text what it stands for, of a sign its characters

  [[nodiscard]] bool is_sign(std::string_view sign) const { return kind == Kind::sign && value == sign; }
  [[nodiscard]] bool is_name(std::string_view name) const { return kind == Kind::name && value == name; }
};

/// A part of a template: text as it stands, {{ an expression }} or {% a statement %}.
struct JinjaPiece {
  enum class Kind { text, output, statement };
  Kind kind = Kind::text;
  std::size_t line = 1;  ///< where it begins, from 1
  std::string text;
  std::vector<JinjaToken> tokens;  ///< of the other kinds; the last one is the end
};

/// Cuts a template into its parts. Comments are gone, blanks are taken away as `transformers` has it: what “-” asks
/// for, the newline behind a statement (trim_blocks), the blanks before one that begins a line (lstrip_blocks), and the
/// newline that ends the file. Throws Error(file_damaged) for what is not closed or no token, and Error(unsupported)
/// for an expression that is longer than anyone writes, both with the line.
std::vector<JinjaPiece> cut_jinja(const std::string& file);

}  // namespace core::text
