#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core::text {

/// What two neighbouring tokens become, by the pair of their ids. One flat table with linear probing: encoding asks it
/// for every pair of neighbours, and each answer is one place in memory.
class MergeTable {
 public:
  struct Merge {
    std::int32_t rank = 0;  ///< the lower goes first
    std::int32_t merged = 0;
  };

  /// For up to `count` pairs.
  explicit MergeTable(std::size_t count);

  /// Takes the place of what the pair had. Ids are not negative.
  void put(std::int32_t left, std::int32_t right, Merge merge);

  /// Null for a pair that is not merged.
  [[nodiscard]] const Merge* find(std::int32_t left, std::int32_t right) const;

 private:
  struct Slot {
    std::uint64_t pair = empty;
    Merge merge;
  };
  static constexpr std::uint64_t empty = ~std::uint64_t{0};

  [[nodiscard]] std::size_t place_of(std::uint64_t pair) const;

  std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
};

}  // namespace core::text
