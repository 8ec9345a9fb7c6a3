#include "core/kernels/row_attention.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace core::kernels {

void attend_rows(const RowAttention& a, ThreadTeam& team, const KernelTable& kernels) {
  const auto attend = a.type == NumberType::bf16 ? kernels.attend_bf16 : kernels.attend_fp32;
  const std::int64_t head_bytes = a.capacity * a.head_size * (a.type == NumberType::bf16 ? 2 : 4);
  const std::int64_t sharing = a.heads / a.key_value_heads;
  team.for_pieces(a.rows * a.heads, 1, [&](std::int64_t begin, std::int64_t end) {
    thread_local std::vector<float> scores;
    if (scores.size() < static_cast<std::size_t>(a.positions)) scores.resize(static_cast<std::size_t>(a.capacity));
    for (std::int64_t unit = begin; unit < end; ++unit) {
      const std::int64_t row = unit / a.heads, head = unit % a.heads;
      const std::int64_t stored = (row * a.key_value_heads + head / sharing) * head_bytes;
      attend({.query = a.query + unit * a.head_size,
              .keys = static_cast<const std::byte*>(a.keys) + stored,
              .values = static_cast<const std::byte*>(a.values) + stored,
              .scores = scores.data(),
              .output = a.output + unit * a.head_size,
              .positions = a.positions,
              .head_size = a.head_size,
              .scale = 1.0F / std::sqrt(static_cast<float>(a.head_size))});
    }
  });
}

}  // namespace core::kernels
