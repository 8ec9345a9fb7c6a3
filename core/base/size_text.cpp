#include "core/base/size_text.h"

#include <iomanip>
#include <sstream>

namespace core {

std::string size_text(std::int64_t bytes) {
  std::ostringstream text;
  const auto value = static_cast<double>(bytes);
  text << std::fixed;
  if (bytes >= 999'500'000) {
    text << std::setprecision(value < 99.95e9 ? 1 : 0) << value / 1e9 << " GB";
  } else if (bytes >= 999'500) {
    text << std::setprecision(0) << value / 1e6 << " MB";
  } else {
    text << std::setprecision(0) << value / 1e3 << " kB";
  }
  return text.str();
}

}  // namespace core
