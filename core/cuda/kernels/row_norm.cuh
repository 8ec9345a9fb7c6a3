#pragma once

#include <cuda_runtime.h>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// Queues w ⊙ x / sqrt(mean(x²) + eps) for the rows of `decoder.work.stream`, to `decoder.work.hidden`.
cudaError_t normalize_to_hidden(const CardDecoder& decoder, const void* weight, cudaStream_t stream);
/// The same, rounded to the type of the weights, to `decoder.work.normed`.
cudaError_t normalize_to_normed(const CardDecoder& decoder, const void* weight, cudaStream_t stream);
/// Queues the first half of a SplitNorm of those rows: w ⊙ x to `decoder.work.normed`, and the squares.
cudaError_t begin_norm(const CardDecoder& decoder, const void* weight, cudaStream_t stream);

}  // namespace core::cuda
