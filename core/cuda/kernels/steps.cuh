#pragma once

#include <cuda_runtime.h>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// The functions of CardKernels with these names, before an error is a sentence.
cudaError_t record_steps(const CardDecoder& decoder, const CardLayer* layers, RecordedSteps** made);
cudaError_t run_step(RecordedSteps* steps, std::int64_t position, cudaStream_t stream);
void forget_steps(RecordedSteps* steps);

}  // namespace core::cuda
