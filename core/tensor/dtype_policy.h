#pragma once

#include <ATen/core/Tensor.h>

namespace core::tensor {

/// The type in which products with a weight are computed: its own, except for half precision on a processor that
/// multiplies it slower than float32; there it is only how the weight is stored.
[[nodiscard]] at::ScalarType compute_dtype(const at::Tensor& weight);
/// The same for weights of a type on a device.
[[nodiscard]] at::ScalarType compute_dtype(at::ScalarType stored, at::Device device);

/// The type in which attention is computed beside such a weight: on the CPU float32, where bfloat16 costs three times as much
/// and loses digits; on a card the weight's, for which it has kernels that never write the scores to memory.
[[nodiscard]] at::ScalarType attention_dtype(const at::Tensor& weight);

}  // namespace core::tensor
