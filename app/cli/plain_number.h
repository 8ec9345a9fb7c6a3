#pragma once

#include <string>

namespace app::cli {

/// A figure for people, to three digits and without an exponent: "1850", "36.1", "0.5", "0.0000123".
std::string plain_number(double value);

}  // namespace app::cli
