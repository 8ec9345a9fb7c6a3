#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace app::cli {

/// Checks of what is given for an option, before it is converted. What they say goes on after the option's name: "must
/// be a whole number from 0 to 9, not “x”".
CLI::Validator whole_number(std::int64_t lowest = std::numeric_limits<std::int64_t>::min(),
                            std::int64_t highest = std::numeric_limits<std::int64_t>::max());
CLI::Validator any_number();
/// The parser alone would wrap a negative number around, and take the largest seed for one that is larger.
CLI::Validator seed_number();
/// An empty name is what a script hands over whose variable is not set.
CLI::Validator some_name();
CLI::Validator one_of(const std::vector<std::string>& words);
CLI::Validator device_word();

/// "a, b or c".
std::string any_of_words(const std::vector<std::string>& words);

}  // namespace app::cli
