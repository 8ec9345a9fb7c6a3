#include "app/cli/plain_number.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace app::cli {
namespace {

constexpr int digits = 3;
constexpr int most_decimals = 12;

}  // namespace

std::string plain_number(double value) {
  const double size = std::abs(value);
  const bool has_magnitude = std::isfinite(value) && size > 0;
  const int magnitude = has_magnitude ? static_cast<int>(std::floor(std::log10(size))) : 0;
  std::ostringstream text;
  text << std::fixed << std::setprecision(std::clamp(digits - 1 - magnitude, 0, most_decimals)) << value;
  std::string number = text.str();
  if (number.find('.') == std::string::npos) return number;
  number.erase(number.find_last_not_of('0') + 1);
  if (number.ends_with('.')) number.pop_back();
  return number;
}

}  // namespace app::cli
