#include "core/model/rotary.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/pow.h>

namespace core::model {

RotaryAngles rotary_angles(const at::Tensor& positions, std::int64_t head_size, double theta) {
  const auto options = at::TensorOptions().dtype(at::kFloat).device(positions.device());
  const at::Tensor exponents = at::arange(0, head_size, 2, options) / static_cast<double>(head_size);  // [D/2]
  const at::Tensor frequencies = at::pow(theta, exponents).reciprocal();                               // [D/2]
  at::Tensor angles = positions.to(at::kFloat).unsqueeze(-1) * frequencies;  // [T, D/2] or [B, T, D/2]
  if (positions.dim() == 2) angles = angles.unsqueeze(1);                    // [B, 1, T, D/2]
  return {angles.cos(), angles.sin()};
}

at::Tensor apply_rotary(const at::Tensor& x, const RotaryAngles& angles) {
  const std::int64_t half = x.size(-1) / 2;
  const at::Tensor full = x.to(at::kFloat);
  const at::Tensor low = full.narrow(-1, 0, half);
  const at::Tensor high = full.narrow(-1, half, half);
  return at::cat({low * angles.cosine - high * angles.sine, high * angles.cosine + low * angles.sine}, -1);
}

}  // namespace core::model
