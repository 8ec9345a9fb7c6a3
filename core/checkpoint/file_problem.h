#pragma once

#include <source_location>
#include <string>
#include <string_view>

namespace core::checkpoint {

/// Throws Error(file_damaged): "“file” is damaged: why."
[[noreturn]] void damaged(const std::string& file, const std::string& why, std::string detail = {},
                          std::source_location place = std::source_location::current());

/// Throws Error(unsupported) for a file that may be whole: "“file”: why."
[[noreturn]] void unsupported(const std::string& file, const std::string& why,
                              std::source_location place = std::source_location::current());

/// Whether `text` is made of visible ASCII characters and spaces.
bool is_plain_text(std::string_view text);

/// A name out of a file that nobody has checked, fit for a sentence: what is not plain text becomes “?”, and a long
/// name is cut.
std::string readable(std::string_view name);

}  // namespace core::checkpoint
