#pragma once

#include <cstdint>

#include "core/kernels/bf16.h"
#include "core/kernels/block_attention.h"
#include "core/kernels/instruction_set.h"

namespace core::kernels {

/// Outputs [begin, end) of y = x Wᵀ for a few rows x.
struct ProductPiece {
  const void* weight = nullptr;      ///< [outputs, columns], without gaps
  const void* input = nullptr;       ///< [rows, columns], float or Bf16 as the table says
  float* output = nullptr;           ///< [rows, outputs]
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t input_stride = 0;     ///< in numbers, from row to row
  std::int64_t output_stride = 0;
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// One head of one row at the last of S positions.
struct AttentionPiece {
  const float* query = nullptr;  ///< [D]
  const void* keys = nullptr;    ///< [S, D]
  const void* values = nullptr;  ///< [S, D]
  float* scores = nullptr;       ///< [S], scratch
  float* output = nullptr;       ///< [D]
  std::int64_t positions = 0;    ///< S
  std::int64_t head_size = 0;    ///< D
  float scale = 1;
};

/// The inner loops for one instruction set. Every sum is made in an order that depends on its length alone: a row's numbers
/// are the same bit for bit whatever rows are computed beside it, however the work is cut.
struct KernelTable {
  bool narrows_input = false;  ///< multiply_bf16 takes its input as Bf16
  void (*multiply_bf16)(const ProductPiece&) = nullptr;
  void (*multiply_fp32)(const ProductPiece&) = nullptr;
  void (*attend_bf16)(const AttentionPiece&) = nullptr;
  void (*attend_fp32)(const AttentionPiece&) = nullptr;
  /// Attention of many positions; null where it has no loop for this set.
  void (*attend_block)(const BlockAttention&) = nullptr;
  /// y = w ⊙ x / sqrt(mean(x²) + eps), n numbers.
  void (*rms_norm)(const float* x, const float* weight, float eps, std::int64_t n, float* y) = nullptr;
  /// y = silu(gate) ⊙ up, n numbers; y may be gate.
  void (*silu_multiply)(const float* gate, const float* up, std::int64_t n, float* y) = nullptr;
  /// Σ x, n numbers.
  float (*sum)(const float* x, std::int64_t n) = nullptr;
};

/// The loops for a set that is available here. Throws Error(internal) when it is not.
[[nodiscard]] const KernelTable& kernel_table(InstructionSet set);
/// Those for the best one.
[[nodiscard]] const KernelTable& kernel_table();

const KernelTable& portable_kernels();
#if defined(__x86_64__)
const KernelTable& avx2_kernels();
const KernelTable& avx512_kernels();
const KernelTable& avx512_bf16_kernels();
#endif

}  // namespace core::kernels
