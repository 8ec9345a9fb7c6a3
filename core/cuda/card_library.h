#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// Kernels, or why there are none.
struct FoundKernels {
  const CardKernels* kernels = nullptr;
  std::string reason;  ///< empty where there are some
};

/// The kernels of the first of these libraries that is there and fits this program. A name without a folder is looked for where
/// the dynamic linker looks. The library stays loaded.
[[nodiscard]] FoundKernels load_kernels(const std::vector<std::filesystem::path>& candidates);

/// Those of libbifrons_cuda for a card, by its number. It is looked for once in a process: in the program's folder, in
/// ../lib/bifrons beside that, and where the dynamic linker looks. Thread-safe.
[[nodiscard]] const FoundKernels& kernels_for(int card);
[[nodiscard]] inline const CardKernels* card_kernels(int card) { return kernels_for(card).kernels; }

/// Throws Error(out_of_memory, device_failed, unsupported) with what a kernel's function returned, if that is not null.
void expect_queued(const char* failure);

}  // namespace core::cuda
