#pragma once

#include <cuda_runtime.h>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// Queues three kernels: sums of many blocks, what they come to, and the norm itself.
cudaError_t normalize_groups(const CardGroupNorm& norm, cudaStream_t stream);

}  // namespace core::cuda
