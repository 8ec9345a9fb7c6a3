#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::checkpoint {

/// A part of a file that belongs to the thing `name`: bytes from `begin` to `end`, the last not included.
struct NamedRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::string_view name;
};

/// Throws Error(file_damaged) unless the ranges fill the bytes of `whole` without gap or overlap. `whole.name` is what
/// each of them is, "tensor" for one; `file` is a name for messages.
void require_coverage(std::vector<NamedRange> ranges, const NamedRange& whole, const std::string& file);

}  // namespace core::checkpoint
