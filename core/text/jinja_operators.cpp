#include "core/text/jinja_operators.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/error.h"

namespace core::text {
namespace {

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorKind::unsupported, what); }

bool is_text(const JinjaValue& a, const JinjaValue& b) { return a.is_string() && b.is_string(); }
bool is_whole(const JinjaValue& a, const JinjaValue& b) { return a.is_number_integer() && b.is_number_integer(); }

JinjaValue text_sum(const std::string& a, const std::string& b) {
  JinjaValue sum = a + b;
  expect_small(sum);
  return sum;
}

/// The place that a whole number means in a list of `size`; negative ones count from its end. -1 for none.
std::int64_t place(std::int64_t index, std::size_t size) {
  const auto length = static_cast<std::int64_t>(size);
  const std::int64_t at = index < 0 ? index + length : index;
  return at >= 0 && at < length ? at : -1;
}

}  // namespace

JinjaValue calculated(const std::string& sign, const JinjaValue& a, const JinjaValue& b) {
  if (sign == "+" && is_text(a, b)) return text_sum(a.get<std::string>(), b.get<std::string>());
  if (sign == "+" && a.is_array() && b.is_array()) {
    JinjaValue sum = a;
    sum.insert(sum.end(), b.begin(), b.end());
    expect_small(sum);
    return sum;
  }
  if (!is_whole(a, b)) refuse(join("it uses “", sign, "” on what are no numbers"));
  const auto x = a.get<std::int64_t>(), y = b.get<std::int64_t>();
  constexpr std::int64_t largest = 1'000'000;
  if (std::max(std::abs(x), std::abs(y)) > largest) refuse("it counts too far");
  if (sign == "+") return x + y;
  if (sign == "-") return x - y;
  if (sign == "*") return x * y;
  if (y == 0 || sign == "/") refuse(join("it uses “", sign, "”, which is not supported there"));
  const std::int64_t rest = ((x % y) + y) % y;  // as Python rounds
  return sign == "%" ? rest : (x - rest) / y;
}

bool compares(const std::string& sign, const JinjaValue& a, const JinjaValue& b) {
  if (sign == "==" || sign == "!=") {
    const bool equal = a.is_discarded() || b.is_discarded() ? a.is_discarded() && b.is_discarded() : a == b;
    return equal == (sign == "==");
  }
  if (!is_whole(a, b) && !is_text(a, b)) refuse(join("it uses “", sign, "” on values without an order"));
  if (sign == "<") return a < b;
  if (sign == ">") return a > b;
  return sign == "<=" ? a <= b : a >= b;
}

JinjaValue list_slice(const JinjaValue& list, const JinjaValue& from, const JinjaValue& to) {
  if (!list.is_array()) refuse("it cuts a piece out of something that is no list");
  const auto length = static_cast<std::int64_t>(list.size());
  const auto bound = [&](const JinjaValue& value, std::int64_t absent) {
    if (value.is_null()) return absent;
    if (!value.is_number_integer()) refuse("it cuts a list at what is no number");
    const auto at = value.get<std::int64_t>();
    return std::clamp<std::int64_t>(at < 0 ? at + length : at, 0, length);
  };
  JinjaValue part = JinjaValue::array();
  for (std::int64_t i = bound(from, 0); i < bound(to, length); ++i) part.push_back(list[static_cast<std::size_t>(i)]);
  return part;
}

JinjaValue list_element(const JinjaValue& list, const JinjaValue& index) {
  if (!list.is_array() || !index.is_number_integer()) refuse("it takes an element of something that is no list");
  const std::int64_t at = place(index.get<std::int64_t>(), list.size());
  return at < 0 ? undefined_value() : list[static_cast<std::size_t>(at)];
}

}  // namespace core::text
