#pragma once

#include <cstdint>
#include <span>

#include "core/kernels/kernel_table.h"
#include "core/kernels/thread_team.h"

namespace core::kernels {

enum class NumberType { fp32, bf16 };

/// A matrix [outputs, columns] as it lies in memory, and where its product goes.
struct Product {
  const void* weight = nullptr;
  std::int64_t outputs = 0;
  float* output = nullptr;  ///< [rows, outputs]
};

/// Rows that one call takes: from there on the library's products, which read the weights several times, are faster.
inline constexpr std::int64_t most_rows = 16;

/// y = x Wᵀ for each matrix, all of one type, in one go. input: [rows, columns] without gaps, rows ≤ most_rows. Weights are
/// read once; rows stay float32 unless the instruction set multiplies bfloat16 by bfloat16. A row's results do not depend on
/// `rows`.
void multiply_rows(std::span<const Product> products, NumberType type, const float* input, std::int64_t rows,
                   std::int64_t columns, ThreadTeam& team, const KernelTable& kernels = kernel_table());

}  // namespace core::kernels
