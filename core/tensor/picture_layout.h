#pragma once

#include <ATen/core/Tensor.h>
#include <c10/core/MemoryFormat.h>

namespace core::tensor {

/// In which order the numbers of pictures, [B, C, Y, X], lie where convolutions with such weights are quickest.
[[nodiscard]] at::MemoryFormat picture_layout(const at::Tensor& weight);

/// Memory for a parameter. On a card the weights of a convolution lie in the order of its pictures: it would turn them around
/// at every call.
[[nodiscard]] at::Tensor empty_parameter(at::IntArrayRef shape, const at::TensorOptions& options);

}  // namespace core::tensor
