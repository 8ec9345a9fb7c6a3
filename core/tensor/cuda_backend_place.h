#pragma once

#include <filesystem>

namespace core::tensor {

/// The libtorch_cuda.so to load. `named` is the folder of BIFRONS_CUDA_LIBRARIES, null or empty for none: the one that pip filled
/// with torch, its torch/, or that one's lib/. Without it, the library belongs into `beside`, the folder of libtorch_cpu.
/// Whether it is there and loads is for the caller to see.
std::filesystem::path cuda_backend_place(const char* named, const std::filesystem::path& beside);

}  // namespace core::tensor
