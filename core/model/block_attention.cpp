#include "core/model/block_attention.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/kernels/block_attention.h"
#include "core/kernels/kernel_table.h"
#include "core/tensor/dtype_policy.h"

namespace core::model {
namespace {

const kernels::Bf16* numbers_of(const at::Tensor& tensor, std::int64_t batch, std::int64_t head) {
  const auto* data = static_cast<const kernels::Bf16*>(tensor.const_data_ptr());
  return data + batch * tensor.stride(0) + head * tensor.stride(1);
}

/// How many parts a head's positions are cut into, so that all threads have work.
std::int64_t parts_of(std::int64_t heads, std::int64_t positions) {
  const std::int64_t wanted = (2 * at::get_num_threads() + heads - 1) / heads;
  return std::clamp<std::int64_t>(wanted, 1, (positions + kernels::block_rows - 1) / kernels::block_rows);
}

}  // namespace

bool suits_block_attention(const at::Tensor& weight, std::int64_t head_size) {
  return weight.is_cpu() && weight.scalar_type() == at::kBFloat16 && tensor::compute_dtype(weight) == at::kBFloat16 &&
         head_size % kernels::block_head_multiple == 0 && kernels::kernel_table().attend_block != nullptr &&
         c10::InferenceMode::is_enabled();
}

at::Tensor attend_in_blocks(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, std::int64_t first_sees) {
  const std::int64_t B = q.size(0), H = q.size(1), T = q.size(2), D = q.size(3), S = k.size(2), sharing = H / k.size(1);
  at::Tensor output = at::empty({B, T, H * D}, q.options());
  auto* const out = static_cast<kernels::Bf16*>(output.mutable_data_ptr());
  const std::int64_t parts = parts_of(B * H, T), each = (T + parts - 1) / parts;
  const auto work = [&](std::int64_t begin, std::int64_t end) {
    std::vector<std::byte> scratch(static_cast<std::size_t>(kernels::block_scratch_bytes(S, D)));
    for (std::int64_t unit = begin; unit < end; ++unit) {
      const std::int64_t batch = unit / parts / H, head = unit / parts % H, first = unit % parts * each;
      if (first >= T) continue;
      kernels::kernel_table().attend_block({.queries = numbers_of(q, batch, head) + first * q.stride(2),
                                            .keys = numbers_of(k, batch, head / sharing),
                                            .values = numbers_of(v, batch, head / sharing),
                                            .output = out + ((batch * T + first) * H + head) * D,
                                            .query_stride = q.stride(2),
                                            .key_stride = k.stride(2),
                                            .value_stride = v.stride(2),
                                            .output_stride = H * D,
                                            .count = std::min(each, T - first),
                                            .positions = S,
                                            .head_size = D,
                                            .first_sees = std::min(first_sees + first, S),
                                            .scale = 1.0F / std::sqrt(static_cast<float>(D)),
                                            .scratch = scratch.data()});
    }
  };
  at::parallel_for(0, B * H * parts, 1, work);
  return output;
}

}  // namespace core::model
