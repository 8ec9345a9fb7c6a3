#pragma once

#include <span>

#include "core/text/jinja_pieces.h"
#include "core/text/jinja_values.h"

namespace core::text {

/// Reads and works out expressions from the words of a piece. What a branch that is not taken holds is read, but neither
/// worked out nor complained about.
class JinjaExpression {
 public:
  /// Both must outlive the object.
  JinjaExpression(std::span<const JinjaToken> tokens, JinjaScopes& scopes) : tokens_(tokens), scopes_(scopes) {}

  /// A whole expression, “a if b else c” among them. Throws Error(unsupported), or (file_damaged) for what is none.
  JinjaValue value();
  /// The same without a condition behind it, as the list of “for … in … if …”.
  JinjaValue plain_value() { return either(); }

  /// Takes the sign or name that comes next, if it is this one.
  bool take_sign(std::string_view sign);
  bool take_name(std::string_view name);
  void expect_sign(std::string_view sign);
  void expect_end() const;
  std::string name();

 private:
  JinjaValue conditional();
  JinjaValue either();
  JinjaValue both();
  JinjaValue negated();
  JinjaValue compared();
  JinjaValue sum();
  JinjaValue joined();
  JinjaValue product();
  JinjaValue postfixed();
  JinjaValue element(const JinjaValue& from);
  JinjaValue member(const JinjaValue& from, const std::string& name);
  JinjaValue atom();
  JinjaValue named();
  JinjaValue list();
  JinjaValue object();
  JinjaArguments arguments();
  std::map<std::string, JinjaValue> named_arguments();
  bool tested(const JinjaValue& value);

  [[nodiscard]] const JinjaToken& next() const { return tokens_.front(); }
  [[nodiscard]] bool is_skipping() const { return skipping_ > 0; }
  [[noreturn]] void damaged() const;

  std::span<const JinjaToken> tokens_;
  JinjaScopes& scopes_;
  int skipping_ = 0;  ///< branches around this place that are not taken
  int depth_ = 0;
};

}  // namespace core::text
