#include "core/text/jinja_expression.h"

#include "core/base/error.h"
#include "core/text/jinja_operators.h"

namespace core::text {
namespace {

constexpr int deepest = 10;  // brackets within brackets; a condition within brackets is read twice

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorKind::unsupported, what); }

/// Whether “if” stands behind the expression at the beginning of the tokens.
bool condition_follows(std::span<const JinjaToken> tokens) {
  int brackets = 0;
  for (const JinjaToken& token : tokens) {
    const bool is_sign = token.kind == JinjaToken::Kind::sign;
    if (is_sign && std::string_view("([{").find(token.value) != std::string_view::npos) ++brackets;
    if (is_sign && std::string_view(")]}").find(token.value) != std::string_view::npos && --brackets < 0) return false;
    if (brackets > 0) continue;
    if (token.is_name("if")) return true;
    if (token.is_name("else") || token.is_sign(",") || token.is_sign(":")) return false;
  }
  return false;
}

}  // namespace

void JinjaExpression::damaged() const {
  throw Error(ErrorKind::file_damaged, next().kind == JinjaToken::Kind::end
                                           ? std::string("an expression in it ends too early")
                                           : join("“", next().value, "” in it stands at a wrong place"));
}

bool JinjaExpression::take_sign(std::string_view sign) {
  if (!next().is_sign(sign)) return false;
  tokens_ = tokens_.subspan(1);
  return true;
}

bool JinjaExpression::take_name(std::string_view name) {
  if (!next().is_name(name)) return false;
  tokens_ = tokens_.subspan(1);
  return true;
}

void JinjaExpression::expect_sign(std::string_view sign) {
  if (!take_sign(sign)) damaged();
}

void JinjaExpression::expect_end() const {
  if (next().kind != JinjaToken::Kind::end) damaged();
}

std::string JinjaExpression::name() {
  if (next().kind != JinjaToken::Kind::name) damaged();
  std::string name = next().value;
  tokens_ = tokens_.subspan(1);
  return name;
}

JinjaValue JinjaExpression::value() {
  if (++depth_ > deepest) refuse("it is nested too deeply");
  JinjaValue made = condition_follows(tokens_) ? conditional() : either();
  --depth_;
  return made;
}

/// The condition stands behind what depends on it, which is read twice.
JinjaValue JinjaExpression::conditional() {
  const auto start = tokens_;
  ++skipping_;
  (void)either();
  --skipping_;
  if (!take_name("if")) damaged();
  const bool holds = is_true(either());
  JinjaValue otherwise = undefined_value();
  skipping_ += holds ? 1 : 0;
  if (take_name("else")) otherwise = value();
  skipping_ -= holds ? 1 : 0;
  if (!holds) return otherwise;
  const auto end = tokens_;
  tokens_ = start;
  JinjaValue chosen = either();
  tokens_ = end;
  return chosen;
}

JinjaValue JinjaExpression::either() {
  JinjaValue left = both();
  while (take_name("or")) {
    const bool decided = is_true(left);
    skipping_ += decided ? 1 : 0;
    JinjaValue right = both();
    skipping_ -= decided ? 1 : 0;
    if (!decided) left = std::move(right);
  }
  return left;
}

JinjaValue JinjaExpression::both() {
  JinjaValue left = negated();
  while (take_name("and")) {
    const bool decided = !is_true(left);
    skipping_ += decided ? 1 : 0;
    JinjaValue right = negated();
    skipping_ -= decided ? 1 : 0;
    if (!decided) left = std::move(right);
  }
  return left;
}

JinjaValue JinjaExpression::negated() {
  int times = 0;
  while (take_name("not")) ++times;
  JinjaValue value = compared();
  return times == 0 ? value : JinjaValue(is_true(value) == (times % 2 == 0));
}

JinjaValue JinjaExpression::compared() {
  JinjaValue left = sum();
  for (bool again = true; again;) {
    again = false;
    for (const char* sign : {"==", "!=", "<=", ">=", "<", ">"}) {
      if (!take_sign(sign)) continue;
      const JinjaValue right = sum();
      left = is_skipping() ? JinjaValue() : JinjaValue(compares(sign, left, right));
      again = true;
    }
    const bool negative = next().is_name("not") && tokens_.size() > 1 && tokens_[1].is_name("in");
    if (negative) tokens_ = tokens_.subspan(1);
    if (!take_name("in")) continue;
    const JinjaValue right = sum();
    left = is_skipping() ? JinjaValue() : JinjaValue(contains(right, left) != negative);
    again = true;
  }
  return left;
}

JinjaValue JinjaExpression::sum() {
  JinjaValue left = joined();
  while (next().is_sign("+") || next().is_sign("-")) {
    const std::string sign = next().value;
    expect_sign(sign);
    const JinjaValue right = joined();
    left = is_skipping() ? JinjaValue() : calculated(sign, left, right);
  }
  return left;
}

JinjaValue JinjaExpression::joined() {
  JinjaValue left = product();
  while (take_sign("~")) {
    const JinjaValue right = product();
    left = is_skipping() ? JinjaValue() : calculated("+", written(left), written(right));
  }
  return left;
}

JinjaValue JinjaExpression::product() {
  const bool negative = take_sign("-");
  JinjaValue left = postfixed();
  if (negative && !is_skipping()) left = calculated("-", 0, left);
  while (next().is_sign("*") || next().is_sign("/") || next().is_sign("//") || next().is_sign("%")) {
    const std::string sign = next().value;
    expect_sign(sign);
    const JinjaValue right = postfixed();
    left = is_skipping() ? JinjaValue() : calculated(sign, left, right);
  }
  return left;
}

JinjaValue JinjaExpression::postfixed() {
  JinjaValue value = atom();
  while (true) {
    if (take_sign(".")) {
      const std::string wanted = name();
      value = member(value, wanted);
    } else if (take_sign("[")) {
      value = element(value);
    } else if (take_sign("|")) {
      const std::string filter = name();
      const JinjaArguments given = next().is_sign("(") ? arguments() : JinjaArguments();
      value = is_skipping() ? JinjaValue() : apply_filter(filter, value, given);
    } else if (take_name("is")) {
      value = tested(value);
    } else {
      return value;
    }
  }
}

bool JinjaExpression::tested(const JinjaValue& value) {
  const bool negative = take_name("not");
  const std::string test = name();
  return !is_skipping() && passes_test(test, value) != negative;
}

JinjaValue JinjaExpression::member(const JinjaValue& from, const std::string& name) {
  if (next().is_sign("(")) {
    const JinjaArguments given = arguments();
    return is_skipping() ? JinjaValue() : call_method(from, name, given);
  }
  if (is_skipping()) return {};
  if (from.is_discarded()) refuse(join("it asks for “", name, "” of something that is not defined"));
  const auto found = from.is_object() ? from.find(name) : from.end();
  return found != from.end() ? *found : undefined_value();
}

JinjaValue JinjaExpression::element(const JinjaValue& from) {
  JinjaValue index = next().is_sign(":") ? JinjaValue() : value();
  if (take_sign(":")) {
    const JinjaValue to = next().is_sign("]") ? JinjaValue() : value();
    expect_sign("]");
    return is_skipping() ? JinjaValue() : list_slice(from, index, to);
  }
  expect_sign("]");
  if (is_skipping()) return {};
  if (index.is_string()) return member(from, index.get<std::string>());
  return list_element(from, index);
}

JinjaValue JinjaExpression::atom() {
  const JinjaToken token = next();
  if (token.kind == JinjaToken::Kind::text || token.kind == JinjaToken::Kind::number) {
    tokens_ = tokens_.subspan(1);
    if (token.kind == JinjaToken::Kind::text) return token.value;
    if (token.value.size() > 7) refuse("it counts too far");
    return std::stoll(token.value);
  }
  if (take_sign("[")) return list();
  if (take_sign("{")) return object();
  if (!take_sign("(")) return named();
  JinjaValue inner = value();
  expect_sign(")");
  return inner;
}

JinjaValue JinjaExpression::named() {
  const std::string word = name();
  if (word == "true" || word == "True") return true;
  if (word == "false" || word == "False") return false;
  if (word == "none" || word == "None") return {};
  if (next().is_sign("(")) {
    if (word == "namespace") return named_arguments();
    const JinjaArguments given = arguments();
    if (is_skipping()) return {};
    if (word == "raise_exception" && given.size() == 1) refuse(join("it complains: “", written(given[0]), "”"));
    refuse(join("it calls “", word, "”, which is not supported"));
  }
  const JinjaValue* found = scopes_.find(word);
  return found != nullptr ? *found : undefined_value();
}

JinjaValue JinjaExpression::list() {
  JinjaValue items = JinjaValue::array();
  while (!take_sign("]")) {
    items.push_back(value());
    expect_small(items);
    if (!next().is_sign("]")) expect_sign(",");
  }
  return items;
}

JinjaValue JinjaExpression::object() {
  JinjaValue items = JinjaValue::object();
  while (!take_sign("}")) {
    const JinjaValue key = value();
    if (!is_skipping() && !key.is_string()) refuse("it has an object with a key that is no text");
    expect_sign(":");
    JinjaValue item = value();
    if (!is_skipping()) items[key.get<std::string>()] = std::move(item);
    expect_small(items);
    if (!next().is_sign("}")) expect_sign(",");
  }
  return items;
}

JinjaArguments JinjaExpression::arguments() {
  expect_sign("(");
  JinjaArguments given;
  while (!take_sign(")")) {
    given.push_back(value());
    if (!next().is_sign(")")) expect_sign(",");
  }
  return given;
}

std::map<std::string, JinjaValue> JinjaExpression::named_arguments() {
  expect_sign("(");
  std::map<std::string, JinjaValue> given;
  while (!take_sign(")")) {
    const std::string key = name();
    expect_sign("=");
    given[key] = value();
    if (!next().is_sign(")")) expect_sign(",");
  }
  return given;
}

}  // namespace core::text
