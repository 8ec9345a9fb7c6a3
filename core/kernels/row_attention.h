#pragma once

#include <cstdint>

#include "core/kernels/kernel_table.h"
#include "core/kernels/row_product.h"
#include "core/kernels/thread_team.h"

namespace core::kernels {

/// Attention of one new position per row over the S positions in a cache, itself included.
struct RowAttention {
  const float* query = nullptr;   ///< [rows, heads, D]
  const void* keys = nullptr;     ///< [rows, key_value_heads, capacity, D]
  const void* values = nullptr;   ///< as keys
  NumberType type = NumberType::fp32;
  std::int64_t rows = 0;
  std::int64_t heads = 0;
  std::int64_t key_value_heads = 0;
  std::int64_t head_size = 0;     ///< D
  std::int64_t capacity = 0;
  std::int64_t positions = 0;     ///< S
  float* output = nullptr;        ///< [rows, heads, D]
};

/// softmax(q kᵀ / sqrt(D)) v, in float32.
void attend_rows(const RowAttention& attention, ThreadTeam& team, const KernelTable& kernels = kernel_table());

}  // namespace core::kernels
