#pragma once

#include <filesystem>
#include <optional>

namespace core {

/// The libtorch_cuda.so inside a folder that somebody names: the one that pip filled with torch, its torch/, or that one's
/// lib/. Nothing where there is none. Touches the disk.
std::optional<std::filesystem::path> cuda_backend_in(const std::filesystem::path& folder);

/// Where the program keeps a CUDA part of libtorch that it looks for by itself: cuda/ in the user's data.
std::filesystem::path own_cuda_folder();

/// The libtorch_cuda.so to load. `named` is the folder of BIFRONS_CUDA_LIBRARIES, null or empty for none. Without it, the one
/// in `beside`, the folder of libtorch_cpu, for they are of one version; a program without any there takes the one in `own`
/// (see above). Whether it is there and loads is for the caller to see. Touches the disk.
std::filesystem::path cuda_backend_place(const char* named, const std::filesystem::path& own,
                                         const std::filesystem::path& beside);

}  // namespace core
