#include "core/text/merge_table.h"

#include <bit>

namespace core::text {
namespace {

std::uint64_t pair_of(std::int32_t left, std::int32_t right) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32U | static_cast<std::uint32_t>(right);
}

}  // namespace

MergeTable::MergeTable(std::size_t count) : slots_(std::bit_ceil(2 * count + 1)) {}

/// The slot that holds the pair, or the empty one where it belongs.
std::size_t MergeTable::place_of(std::uint64_t pair) const {
  const std::size_t mask = slots_.size() - 1;
  std::uint64_t hash = pair * 0x9E3779B97F4A7C15U;  // 2⁶⁴ / golden ratio: spreads neighbouring ids over the upper bits
  std::size_t place = (hash ^ hash >> 32U) & mask;
  while (slots_[place].pair != pair && slots_[place].pair != empty) place = (place + 1) & mask;
  return place;
}

void MergeTable::put(std::int32_t left, std::int32_t right, Merge merge) {
  const std::uint64_t pair = pair_of(left, right);
  slots_[place_of(pair)] = {pair, merge};
}

const MergeTable::Merge* MergeTable::find(std::int32_t left, std::int32_t right) const {
  const Slot& slot = slots_[place_of(pair_of(left, right))];
  return slot.pair == empty ? nullptr : &slot.merge;
}

}  // namespace core::text
