#pragma once

#include <cuda_runtime.h>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// Queues the attention of one new position for each row: queries and keys are turned by the angles of the position, key and
/// value are written to the cache, and what each head makes of all positions goes to `decoder.work.mixed`. Reads
/// `decoder.work.projected`.
cudaError_t attend(const CardDecoder& decoder, const CardLayer& layer, cudaStream_t stream);

}  // namespace core::cuda
