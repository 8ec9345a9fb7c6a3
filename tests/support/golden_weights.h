#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>

namespace tests {

/// The weights that a `tensors.json` of tests/golden lists, float32: their values follow from their names.
/// As tests/golden/golden_weights.py.
std::map<std::string, at::Tensor> golden_weights(const std::filesystem::path& tensors_file);

}  // namespace tests
