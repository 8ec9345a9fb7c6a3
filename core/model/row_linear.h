#pragma once

#include <ATen/core/Tensor.h>

#include "core/kernels/row_product.h"

namespace core::model {

/// Whether the kernels for few rows can read a matrix: without gaps, on the CPU in float32 or bfloat16, on a card for which
/// there are kernels in float16 as well.
[[nodiscard]] bool suits_row_kernels(const at::Tensor& weight);

/// Of a tensor on the CPU for which `suits_row_kernels` holds.
[[nodiscard]] kernels::NumberType number_type(const at::Tensor& tensor);

/// Whether x Wᵀ goes through them: few rows, and nothing is to be learned from it.
[[nodiscard]] bool is_row_product(const at::Tensor& x, const at::Tensor& weight);

/// x Wᵀ + b, accumulated in float32. x: [..., in] with at most kernels::most_rows rows; bias: [out] or undefined. Returns
/// [..., out] float32. A row's results do not depend on the other rows.
[[nodiscard]] at::Tensor row_linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

}  // namespace core::model
