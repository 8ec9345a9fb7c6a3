#pragma once

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// The kernels of libbifrons_cuda for a card, by its number; null where they do not run on it, or where the library is not
/// installed or does not fit. It is looked for once in a process: in the program's folder, in ../lib/bifrons beside that, and
/// where the dynamic linker looks. Why there are none is in the log. Thread-safe.
const CardKernels* card_kernels(int card);

/// Throws Error(unsupported) with what a kernel's function returned, if that is not null.
void expect_queued(const char* failure);

}  // namespace core::cuda
