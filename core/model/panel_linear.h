#pragma once

#include <ATen/core/Tensor.h>

namespace core::model {

/// x Wᵀ + b in float32 from weights in half precision, which are widened some rows at a time, so that the widened part
/// stays in the cache and never costs memory. x: [..., in], any number of rows; bias: [out] or undefined. Returns
/// [..., out] float32.
[[nodiscard]] at::Tensor panel_linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

}  // namespace core::model
