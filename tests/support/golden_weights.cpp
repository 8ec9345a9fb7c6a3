#include "tests/support/golden_weights.h"

#include <ATen/ops/empty.h>

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/file_io.h"
#include "core/base/random.h"

namespace tests {
namespace {

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t value = 0xCBF29CE484222325ULL;
  for (const char byte : text) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return value;
}

}  // namespace

at::Tensor golden_tensor(const std::string& name, const std::string& kind, const std::vector<std::int64_t>& shape) {
  at::Tensor tensor = at::empty(shape);
  const double inputs = static_cast<double>(tensor.numel()) / static_cast<double>(shape[0]);
  core::Random random(0, fnv1a(name));
  float* values = tensor.mutable_data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) {
    double value = static_cast<double>(random.bits() >> 8U) * 0x1p-23 - 1.0;
    if (kind == "norm") value = 1.0 + 0.25 * value;
    if (kind == "bias") value *= 0.25;
    if (kind == "matrix") value *= 1.75 / std::sqrt(inputs);
    values[i] = static_cast<float>(value);
  }
  return tensor;
}

std::map<std::string, at::Tensor> golden_weights(const std::filesystem::path& tensors_file) {
  std::map<std::string, at::Tensor> weights;
  const nlohmann::json tensors = nlohmann::json::parse(core::read_file(tensors_file));
  for (const auto& [tensor, row] : tensors.items()) {
    weights[tensor] = golden_tensor(tensor, row[0], std::vector<std::int64_t>(row.begin() + 1, row.end()));
  }
  return weights;
}

}  // namespace tests
