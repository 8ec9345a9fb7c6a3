#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tests {

/// A tensor whose values follow from its name, float32; `kind` is "norm", "bias", "embedding" or "matrix". As
/// tests/golden/golden_weights.py.
at::Tensor golden_tensor(const std::string& name, const std::string& kind, const std::vector<std::int64_t>& shape);

/// The weights that a `tensors.json` of tests/golden lists, float32: their values follow from their names.
std::map<std::string, at::Tensor> golden_weights(const std::filesystem::path& tensors_file);

}  // namespace tests
