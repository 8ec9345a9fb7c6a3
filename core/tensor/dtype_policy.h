#pragma once

#include <ATen/core/Tensor.h>

namespace core::tensor {

/// The type in which products with a weight are computed: its own, except for half precision on a processor that
/// multiplies it slower than float32; there it is only how the weight is stored.
[[nodiscard]] at::ScalarType compute_dtype(const at::Tensor& weight);
/// The same for weights of a type on a device.
[[nodiscard]] at::ScalarType compute_dtype(at::ScalarType stored, at::Device device);

}  // namespace core::tensor
