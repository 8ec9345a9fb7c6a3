#pragma once

#include <cstddef>
#include <cstdint>

#include "core/kernels/bf16.h"

namespace core::kernels {

/// Attention of many positions at once, for one head: softmax(q kᵀ · scale) v. Strides are in numbers, from position to
/// position. A position's numbers depend neither on the others in the block nor on how the block is cut.
struct BlockAttention {
  const Bf16* queries = nullptr;  ///< [count, D]
  const Bf16* keys = nullptr;     ///< [positions, D]
  const Bf16* values = nullptr;   ///< [positions, D]
  Bf16* output = nullptr;         ///< [count, D]
  std::int64_t query_stride = 0;
  std::int64_t key_stride = 0;
  std::int64_t value_stride = 0;
  std::int64_t output_stride = 0;
  std::int64_t count = 0;
  std::int64_t positions = 0;
  std::int64_t head_size = 0;     ///< D, a multiple of block_head_multiple
  std::int64_t first_sees = 0;    ///< how many positions the first query sees, at least one; each later one sees one more, up to all
  float scale = 1;
  std::byte* scratch = nullptr;   ///< block_scratch_bytes
};

inline constexpr std::int64_t block_head_multiple = 32;
inline constexpr std::int64_t block_rows = 8;    ///< queries that are worked on together
inline constexpr std::int64_t block_keys = 256;  ///< positions that are scored before their values are mixed

/// What BlockAttention works in: keys and values in the order of the loops, and the scores and sums of a block.
[[nodiscard]] constexpr std::int64_t block_scratch_bytes(std::int64_t positions, std::int64_t head_size) {
  const std::int64_t padded = (positions + 31) / 32 * 32;
  return padded * head_size * 2 * 2 + block_rows * (head_size * (2 + 4) + block_keys * (4 + 2));
}

}  // namespace core::kernels
