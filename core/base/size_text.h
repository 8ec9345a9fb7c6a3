#pragma once

#include <cstdint>
#include <string>

namespace core {

/// A number of bytes for people, in units of 1000: "4.2 GB", "312 GB", "96 MB", "4 kB".
std::string size_text(std::int64_t bytes);

}  // namespace core
