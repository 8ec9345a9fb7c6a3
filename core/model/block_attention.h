#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace core::model {

/// Whether attention beside such a weight may go through the CPU's own loops for many positions: in bfloat16, where the
/// processor multiplies it, and when nothing is to be learned.
[[nodiscard]] bool suits_block_attention(const at::Tensor& weight, std::int64_t head_size);

/// softmax(q kᵀ / sqrt(D)) v of T positions, in bfloat16 with sums in float32. q: [B, H, T, D]; k, v: [B, K, S, D] with K a
/// divisor of H; all bfloat16, their last dimension without gaps. The first position sees `first_sees` of the S, each later one
/// one more, up to all. Returns [B, T, H · D] bfloat16.
[[nodiscard]] at::Tensor attend_in_blocks(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t first_sees);

}  // namespace core::model
