#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace core::model {

/// Cosine and sine of the rotation angles, float32: [T, D / 2], or [B, 1, T, D / 2] when positions differ by row.
struct RotaryAngles {
  at::Tensor cosine;
  at::Tensor sine;
};

/// Angles of `positions` (int64, [T] or [B, T]) for head size D: position · theta^(−2i / D), float32.
RotaryAngles rotary_angles(const at::Tensor& positions, std::int64_t head_size, double theta);

/// Rotates the channels of `x` [B, H, T, D] by the angles; a pair is channel i and i + D / 2. Returns float32.
/// Source: RoFormer (arXiv 2104.09864), pairing as in Llama's reference code.
at::Tensor apply_rotary(const at::Tensor& x, const RotaryAngles& angles);

}  // namespace core::model
