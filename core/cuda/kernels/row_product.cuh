#pragma once

#include <cuda_runtime.h>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// What becomes of a sum.
enum class Output {
  stored,  ///< float32, with a bias where there is one
  added,   ///< to what is there, float32
  gated    ///< silu of the first matrix' sum times that of the second's, in the type of the weights
};

/// A root-mean-square norm that is divided between the product before it and the product behind it: the first leaves its
/// results times the weights of the norm, and the sums of their squares over `norm_group` neighbours; the second applies the
/// scale to its own sums.
struct SplitNorm {
  const void* weight = nullptr;  ///< [width]
  void* numbers = nullptr;       ///< [rows, width] in the type of the weights
  float* squares = nullptr;      ///< [rows, width / norm_group]
};

/// One product of a few rows with up to three matrices of the same columns, whose outputs lie behind one another; for
/// Output::gated with two of the same size.
struct RowProduct {
  const void* weights[3] = {};    ///< [outputs[i], columns]
  int outputs[3] = {};
  int columns = 0;
  int rows = 0;
  const void* input = nullptr;    ///< [rows, columns] in the type of the weights
  const float* squares = nullptr; ///< of the input, as SplitNorm has them; null: it has its scale
  float eps = 0;                  ///< of that norm
  const void* bias = nullptr;     ///< [all outputs] in the type of the weights, or null
  void* output = nullptr;         ///< [rows, all outputs], or [rows, outputs[0]] of Output::gated
  SplitNorm next = {};            ///< of Output::added, where its weight is given: what follows
};

/// Whether the matrix units can multiply with matrices of these sizes.
[[nodiscard]] bool suits_matrix_units(CardType type, Output output, const RowProduct& product);

/// Queues it. A split norm needs the matrix units.
cudaError_t multiply(CardType type, Output output, const RowProduct& product, cudaStream_t stream);

}  // namespace core::cuda
