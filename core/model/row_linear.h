#pragma once

#include <ATen/core/Tensor.h>

#include "core/kernels/row_product.h"

namespace core::model {

/// Whether the loops for few rows can read a matrix: on the CPU, without gaps, float32 or bfloat16.
[[nodiscard]] bool suits_row_kernels(const at::Tensor& weight);

/// Of a tensor for which `suits_row_kernels` holds.
[[nodiscard]] kernels::NumberType number_type(const at::Tensor& tensor);

/// Whether x Wᵀ goes through them: few rows, and nothing is to be learned from it.
[[nodiscard]] bool is_row_product(const at::Tensor& x, const at::Tensor& weight);

/// x Wᵀ + b, accumulated in float32. x: [..., in] with at most kernels::most_rows rows; bias: [out] or undefined. Returns
/// [..., out] float32. A row's results do not depend on the other rows.
[[nodiscard]] at::Tensor row_linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

}  // namespace core::model
