#include "core/kernels/row_product.h"

#include <algorithm>
#include <vector>

namespace core::kernels {
namespace {

/// Rows of a power of two in bytes would all fall into the same few places of the cache.
constexpr std::int64_t gap = 32;

/// A piece is long, since each begins anew with what the processor fetches ahead, and short enough that all threads end
/// together: an eighth of a thread's share within these bounds.
constexpr std::int64_t least_piece = 128 * 1024, most_piece = 1024 * 1024;

std::int64_t piece_bytes(std::int64_t all_bytes, int threads) { return std::clamp(all_bytes / threads / 8, least_piece, most_piece); }

/// The input as the loops want it, rows apart from each other.
template <typename Number, typename Convert>
const Number* spread(const float* input, std::int64_t rows, std::int64_t columns, std::vector<Number>& room, Convert convert) {
  const std::int64_t stride = columns + gap;
  room.resize(std::max(room.size(), static_cast<std::size_t>(rows * stride)));
  for (std::int64_t r = 0; r < rows; ++r) {
    std::transform(input + r * columns, input + (r + 1) * columns, room.begin() + r * stride, convert);
  }
  return room.data();
}

const void* prepared_input(const float* input, std::int64_t rows, std::int64_t columns, bool narrow) {
  thread_local std::vector<float> wide_room;
  thread_local std::vector<Bf16> narrow_room;
  if (narrow) return spread(input, rows, columns, narrow_room, narrowed);
  return spread(input, rows, columns, wide_room, [](float value) { return value; });
}

}  // namespace

void multiply_rows(std::span<const Product> products, NumberType type, const float* input, std::int64_t rows,
                   std::int64_t columns, ThreadTeam& team, const KernelTable& kernels) {
  const bool half = type == NumberType::bf16;
  const auto multiply = half ? kernels.multiply_bf16 : kernels.multiply_fp32;
  const void* x = prepared_input(input, rows, columns, half && kernels.narrows_input);
  std::int64_t outputs = 0;
  for (const Product& product : products) outputs += product.outputs;
  const std::int64_t output_bytes = columns * (half ? 2 : 4);
  const std::int64_t grain = std::max<std::int64_t>(piece_bytes(outputs * output_bytes, team.threads()) / output_bytes / 4 * 4, 4);
  team.for_pieces(outputs, grain, [&](std::int64_t begin, std::int64_t end) {
    std::int64_t first = 0;  // of the product, in the row of all outputs
    for (const Product& product : products) {
      const std::int64_t from = std::max(begin, first) - first, to = std::min(end, first + product.outputs) - first;
      first += product.outputs;
      if (from >= to) continue;
      multiply({.weight = product.weight, .input = x, .output = product.output, .rows = rows, .columns = columns,
                .input_stride = columns + gap, .output_stride = product.outputs, .begin = from, .end = to});
    }
  });
}

}  // namespace core::kernels
