#pragma once

#include <functional>
#include <span>

#include "core/text/jinja_pieces.h"
#include "core/text/jinja_values.h"

namespace core::text {

/// An expression that was understood, as what works it out. Throws Error(unsupported) for values that it is not for.
using JinjaExpression = std::function<JinjaValue(const JinjaScopes& variables)>;

/// Reads the words of a piece, all of them: also what will never be worked out must be understood. Throws
/// Error(unsupported) for what is not read here, Error(file_damaged) for what is no Jinja.
class JinjaWords {
 public:
  /// `tokens` must outlive the object, but not the expressions.
  explicit JinjaWords(std::span<const JinjaToken> tokens) : tokens_(tokens) {}

  /// A whole expression, “a if b else c” among them.
  JinjaExpression value();
  /// The same without a condition behind it.
  JinjaExpression plain_value();
  /// Takes the sign or name that comes next, if it is this one.
  bool take_sign(std::string_view sign);
  bool take_name(std::string_view name);
  void expect_sign(std::string_view sign);
  void expect_name(std::string_view name);
  void expect_end() const;
  /// The name that comes next.
  std::string name();

 private:
  JinjaExpression both();
  JinjaExpression negated();
  JinjaExpression compared();
  JinjaExpression sum();
  JinjaExpression rest();
  JinjaExpression changed();
  JinjaExpression atom();
  JinjaExpression named();
  JinjaExpression list();
  JinjaExpression object();

  [[nodiscard]] const JinjaToken& next() const { return tokens_.front(); }
  [[noreturn]] void misplaced() const;

  std::span<const JinjaToken> tokens_;
};

}  // namespace core::text
