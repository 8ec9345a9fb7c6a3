#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace core::inference {

/// One row of logits, [V], as float32 numbers in ordinary memory.
inline std::vector<float> row_values(const at::Tensor& row) {
  const at::Tensor values = row.to(at::kCPU, at::kFloat).contiguous();
  const float* data = values.const_data_ptr<float>();
  return {data, data + values.numel()};
}

}  // namespace core::inference
