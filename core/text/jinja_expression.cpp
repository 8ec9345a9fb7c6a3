#include "core/text/jinja_expression.h"

#include <utility>

#include "core/text/jinja_problem.h"

namespace core::text {
namespace {

using Variables = const JinjaScopes&;

JinjaExpression constant(JinjaValue value) {
  return [value = std::move(value)](Variables) { return value; };
}

JinjaExpression calculation(char sign, JinjaExpression left, JinjaExpression right) {
  return [sign, left = std::move(left), right = std::move(right)](Variables variables) {
    const JinjaValue a = left(variables);
    return calculated(sign, a, right(variables));
  };
}

JinjaExpression change(JinjaExpression of, JinjaChange by) {
  return [of = std::move(of), by](Variables variables) { return by(of(variables)); };
}

JinjaExpression negation(JinjaExpression of) {
  return [of = std::move(of)](Variables variables) { return JinjaValue(!is_true(of(variables))); };
}

JinjaExpression comparison(bool (*holds)(const JinjaValue&, const JinjaValue&), JinjaExpression left,
                           JinjaExpression right) {
  return [holds, left = std::move(left), right = std::move(right)](Variables variables) {
    const JinjaValue a = left(variables);
    return JinjaValue(holds(a, right(variables)));
  };
}

bool is_part_of(const JinjaValue& item, const JinjaValue& list) { return contains(list, item); }

JinjaExpression element_of(JinjaExpression of, JinjaExpression index) {
  return [of = std::move(of), index = std::move(index)](Variables variables) {
    const JinjaValue whole = of(variables);
    return element(whole, index(variables));
  };
}

}  // namespace

void JinjaWords::misplaced() const {
  damaged_jinja(next().kind == JinjaToken::Kind::end ? std::string("something is missing at the end")
                                                     : join("“", next().value, "” stands at a wrong place"));
}

bool JinjaWords::take_sign(std::string_view sign) {
  if (!next().is_sign(sign)) return false;
  tokens_ = tokens_.subspan(1);
  return true;
}

bool JinjaWords::take_name(std::string_view name) {
  if (!next().is_name(name)) return false;
  tokens_ = tokens_.subspan(1);
  return true;
}

void JinjaWords::expect_sign(std::string_view sign) {
  if (!take_sign(sign)) misplaced();
}

void JinjaWords::expect_name(std::string_view name) {
  if (!take_name(name)) misplaced();
}

void JinjaWords::expect_end() const {
  if (next().kind != JinjaToken::Kind::end) misplaced();
}

std::string JinjaWords::name() {
  if (next().kind != JinjaToken::Kind::name) misplaced();
  std::string name = next().value;
  tokens_ = tokens_.subspan(1);
  return name;
}

JinjaExpression JinjaWords::value() {
  JinjaExpression chosen = plain_value();
  if (!take_name("if")) return chosen;
  JinjaExpression condition = plain_value();
  JinjaExpression otherwise = take_name("else") ? value() : constant(undefined_value());
  return [chosen, condition, otherwise](Variables variables) {
    return is_true(condition(variables)) ? chosen(variables) : otherwise(variables);
  };
}

JinjaExpression JinjaWords::plain_value() {
  JinjaExpression left = both();
  while (take_name("or")) {
    left = [left = std::move(left), right = both()](Variables variables) {
      JinjaValue first = left(variables);
      return is_true(first) ? first : right(variables);
    };
  }
  return left;
}

JinjaExpression JinjaWords::both() {
  JinjaExpression left = negated();
  while (take_name("and")) {
    left = [left = std::move(left), right = negated()](Variables variables) {
      JinjaValue first = left(variables);
      return is_true(first) ? right(variables) : first;
    };
  }
  return left;
}

JinjaExpression JinjaWords::negated() { return take_name("not") ? negation(negated()) : compared(); }

/// One comparison: a row of them, which Jinja allows, is nothing that a template needs.
JinjaExpression JinjaWords::compared() {
  JinjaExpression left = sum();
  if (take_sign("==")) return comparison(are_equal, std::move(left), sum());
  if (take_sign("!=")) return negation(comparison(are_equal, std::move(left), sum()));
  if (take_name("in")) return comparison(is_part_of, std::move(left), sum());
  if (!take_name("not")) return left;
  expect_name("in");
  return negation(comparison(is_part_of, std::move(left), sum()));
}

JinjaExpression JinjaWords::sum() {
  JinjaExpression left = rest();
  while (next().is_sign("+") || next().is_sign("-")) {
    const char sign = take_sign("+") ? '+' : '-';
    if (sign == '-') expect_sign("-");
    left = calculation(sign, std::move(left), rest());
  }
  return left;
}

JinjaExpression JinjaWords::rest() {
  const bool is_negative = take_sign("-");
  JinjaExpression left = changed();
  if (is_negative) left = calculation('-', constant(0), std::move(left));
  while (take_sign("%")) left = calculation('%', std::move(left), changed());
  return left;
}

/// Something with what is taken of it or made of it.
JinjaExpression JinjaWords::changed() {
  JinjaExpression value = atom();
  while (true) {
    if (take_sign(".")) {
      const std::string wanted = name();
      if (take_sign("(")) {
        value = change(std::move(value), jinja_method(wanted));
        expect_sign(")");
      } else {
        value = element_of(std::move(value), constant(wanted));
      }
    } else if (take_sign("[")) {
      value = element_of(std::move(value), this->value());
      expect_sign("]");
    } else if (take_sign("|")) {
      value = change(std::move(value), jinja_filter(name()));
    } else if (take_name("is")) {
      const bool is_negative = take_name("not");
      value = change(std::move(value), jinja_test(name()));
      if (is_negative) value = negation(std::move(value));
    } else {
      return value;
    }
  }
}

JinjaExpression JinjaWords::atom() {
  const JinjaToken token = next();
  if (token.kind == JinjaToken::Kind::text || token.kind == JinjaToken::Kind::number) {
    tokens_ = tokens_.subspan(1);
    if (token.kind == JinjaToken::Kind::text) return constant(small_value(token.value));
    if (token.value.size() > 6) refuse_jinja("a number is too large");
    return constant(std::stoll(token.value));
  }
  if (take_sign("[")) return list();
  if (take_sign("{")) return object();
  if (!take_sign("(")) return named();
  JinjaExpression inner = value();
  expect_sign(")");
  return inner;
}

JinjaExpression JinjaWords::named() {
  for (const char* reserved : {"and", "else", "if", "in", "is", "not", "or"}) {
    if (next().is_name(reserved)) misplaced();
  }
  const std::string word = name();
  if (word == "true" || word == "True") return constant(true);
  if (word == "false" || word == "False") return constant(false);
  if (word == "none" || word == "None") return constant(nullptr);
  if (!take_sign("(")) return [word](Variables variables) { return variables.value(word); };
  if (word != "raise_exception") refuse_jinja(join("there is a call of “", word, "”, which is not supported"));
  JinjaExpression complaint = value();
  expect_sign(")");
  return [complaint = std::move(complaint)](Variables variables) -> JinjaValue {
    refuse_jinja(join("it complains: “", written(complaint(variables)), "”"));
  };
}

JinjaExpression JinjaWords::list() {
  std::vector<JinjaExpression> items;
  while (!take_sign("]")) {
    items.push_back(value());
    if (!next().is_sign("]")) expect_sign(",");
  }
  return [items = std::move(items)](Variables variables) {
    JinjaValue made = JinjaValue::array();
    for (const JinjaExpression& item : items) made.push_back(item(variables));
    return small_value(std::move(made));
  };
}

JinjaExpression JinjaWords::object() {
  std::vector<std::pair<std::string, JinjaExpression>> items;
  while (!take_sign("}")) {
    const JinjaToken key = next();
    if (key.kind != JinjaToken::Kind::text) misplaced();
    tokens_ = tokens_.subspan(1);
    expect_sign(":");
    items.emplace_back(key.value, value());
    if (!next().is_sign("}")) expect_sign(",");
  }
  return [items = std::move(items)](Variables variables) {
    JinjaValue made = JinjaValue::object();
    for (const auto& [key, item] : items) made[key] = item(variables);
    return small_value(std::move(made));
  };
}

}  // namespace core::text
