#include "core/cuda/card_kernels.h"

/// A library that stands in for libbifrons_cuda, of this version of the interface or, with SAMPLE_IS_OLD, of one before it.
namespace {

constexpr core::cuda::CardKernels kernels{};
#ifdef SAMPLE_IS_OLD
constexpr int version_here = core::cuda::interface_version - 10'000;
#else
constexpr int version_here = core::cuda::interface_version;
#endif

}  // namespace

extern "C" const core::cuda::CardKernels* bifrons_card_kernels(int version) { return version == version_here ? &kernels : nullptr; }
