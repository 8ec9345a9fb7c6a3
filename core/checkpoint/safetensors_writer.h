#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>

namespace core::checkpoint {

/// Saves the tensors, from any device, in their own dtypes: written beside `path` and renamed. Equal tensors and
/// metadata give equal bytes: larger element types first (so that all data is aligned), then by name.
/// Throws Error(file_not_written); the old file then stays. Throws Error(invalid_request) for a dtype that safetensors
/// does not have, or a tensor named "__metadata__".
void write_safetensors(const std::filesystem::path& path, const std::map<std::string, at::Tensor>& tensors,
                       const std::map<std::string, std::string>& metadata = {});

}  // namespace core::checkpoint
