#include "core/cuda/kernels/row_product.cuh"

#include <cstdint>

#include "core/cuda/kernels/launch.cuh"
#include "core/cuda/kernels/numbers.cuh"
#include "core/cuda/kernels/plain_product.cuh"
#include "core/cuda/kernels/product_parts.cuh"

/// Products of at most 16 rows: a card's memory is read once and nothing is read twice, so all that counts is that many loads
/// are under way at any time. In half precision the matrix units multiply: 16 outputs by 8 rows by 16 columns at once, with the
/// weights on the long side. The warps of a block share the columns of 16 outputs and add up their sums in their order,
/// which depends on the sizes of the matrix alone.
namespace core::cuda {
namespace {

constexpr int tile_outputs = 16;   ///< of one matrix instruction
constexpr int tile_rows = 8;       ///< the same
constexpr int step_columns = 32;   ///< of one load: four lanes read 16 bytes each of an output's weights

/// A small matrix needs more warps, and more loads in each, to keep the memory busy; a large one has many blocks.
struct Shape {
  int splits, ahead;
};
constexpr Shape few_tiles{8, 8}, many_tiles{4, 4};
constexpr unsigned most_few_tiles = 264;  ///< two blocks on each unit of the largest cards

/// Blocks that one unit of the card is to hold at once: all of a layer's matrices of Janus-Pro-1B on the largest cards.
constexpr int blocks_together(int splits, int row_tiles) {
  if (splits == few_tiles.splits) return row_tiles == 1 ? 2 : 1;
  return row_tiles == 1 ? 6 : 4;
}

/// 16 bytes of weights, which are read once and need no place in the near cache.
__device__ inline uint4 read_once(const void* from) {
  uint4 bytes;
  asm volatile("ld.global.nc.L1::no_allocate.v4.u32 {%0, %1, %2, %3}, [%4];"
               : "=r"(bytes.x), "=r"(bytes.y), "=r"(bytes.z), "=r"(bytes.w)
               : "l"(from));
  return bytes;
}

template <typename T>
__device__ void multiply_add(float (&sum)[4], std::uint32_t a0, std::uint32_t a1, std::uint32_t a2, std::uint32_t a3,
                             std::uint32_t b0, std::uint32_t b1);
template <>
__device__ inline void multiply_add<__nv_bfloat16>(float (&sum)[4], std::uint32_t a0, std::uint32_t a1, std::uint32_t a2,
                                                   std::uint32_t a3, std::uint32_t b0, std::uint32_t b1) {
  asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
      : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
      : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "r"(b0), "r"(b1));
}
template <>
__device__ inline void multiply_add<__half>(float (&sum)[4], std::uint32_t a0, std::uint32_t a1, std::uint32_t a2,
                                            std::uint32_t a3, std::uint32_t b0, std::uint32_t b1) {
  asm("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
      : "+f"(sum[0]), "+f"(sum[1]), "+f"(sum[2]), "+f"(sum[3])
      : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "r"(b0), "r"(b1));
}

/// The two rows of a tile's weights from which a lane reads. A gated tile has eight outputs of each matrix.
template <typename T, Output kind>
__device__ void find_weights(const RowProduct& p, int tile, int lane, const T* (&rows)[2]) {
  const int group = lane / 4, column = lane % 4 * 8;
  for (int half = 0; half < 2; ++half) {
    Place place;
    if constexpr (kind == Output::gated) {
      place = {half == 0 ? p.weights[0] : p.weights[1], tile * 8 + group};
    } else {
      place = place_of(p, tile * tile_outputs + half * 8 + group);
    }
    rows[half] = static_cast<const T*>(place.weight) + static_cast<std::int64_t>(place.row) * p.columns + column;
  }
}

/// The scales of a split norm for the rows of the input, by all warps of the block.
template <int splits>
__device__ void find_scales(const RowProduct& p, int warp, int lane, float* scales) {
  const int groups = p.columns / norm_group;
  for (int row = warp; row < p.rows; row += splits) {
    float squares = 0;
    for (int group = lane; group < groups; group += 32) squares += p.squares[place_in(row, groups, group)];
    squares = warp_sum(squares);
    if (lane == 0) scales[row] = rsqrtf(squares / static_cast<float>(p.columns) + p.eps);
  }
}

/// The two sums of a lane and row of a tile go to their places, outputs `group` and `group + 8` of the tile.
template <typename T, Output kind>
__device__ void finish_row(const RowProduct& p, int tile, int row, int lane, float low, float high) {
  const int group = lane / 4;
  if constexpr (kind == Output::gated) {
    if (row < p.rows) put_gated<T>(p, tile * 8 + group, row, low, high);
    return;
  } else {
    const int output = tile * tile_outputs + group;
    if (row < p.rows) {
      low = put<T, kind>(p, output, row, low);
      high = put<T, kind>(p, output + 8, row, high);
    }
    if (kind != Output::added || p.next.weight == nullptr) return;
    float squares = row < p.rows ? low * low + high * high : 0.0F;
    for (int distance = 4; distance < 32; distance *= 2) squares += __shfl_xor_sync(0xffffffffU, squares, distance);
    if (row >= p.rows) return;
    const T* const norm = static_cast<const T*>(p.next.weight) + output;
    T* const to = static_cast<T*>(p.next.numbers) + place_in(row, p.outputs[0], output);
    to[0] = narrowed<T>(low * widened(norm[0]));
    to[8] = narrowed<T>(high * widened(norm[8]));
    if (group == 0) p.next.squares[place_in(row, p.outputs[0] / norm_group, tile)] = squares;
  }
}

/// Adds up what the warps have made of a tile, in their order, and writes it out.
template <typename T, Output kind, int row_tiles, int splits>
__device__ void finish_tile(const RowProduct& p, int tile, int warp, int lane, const float (&sums)[row_tiles][4], const float* scales) {
  __shared__ float parts[splits][row_tiles][4][32];
  for (int r = 0; r < row_tiles; ++r) {
    for (int i = 0; i < 4; ++i) parts[warp][r][i][lane] = sums[r][i];
  }
  __syncthreads();
  if (warp >= row_tiles) return;
  float total[4] = {};
  for (int split = 0; split < splits; ++split) {
    for (int i = 0; i < 4; ++i) total[i] += parts[split][warp][i][lane];
  }
  for (int i = 0; i < 2; ++i) {  // the lane holds two rows
    const int row = warp * tile_rows + lane % 4 * 2 + i;
    const float scale = p.squares != nullptr && row < p.rows ? scales[row] : 1.0F;
    finish_row<T, kind>(p, tile, row, lane, total[i] * scale, total[i + 2] * scale);
  }
}

/// One block for each tile of outputs; `splits` warps share its columns. Of weights and input `ahead` loads each are under way
/// all the time.
template <typename T, Output kind, int row_tiles, int splits, int ahead>
__global__ void __launch_bounds__(splits * 32, blocks_together(splits, row_tiles)) matrix_unit_kernel(const RowProduct p) {
  let_next_begin();
  const int lane = threadIdx.x % 32, warp = threadIdx.x / 32, tile = blockIdx.x;
  const int steps = p.columns / step_columns, each = (steps + splits - 1) / splits;
  const int begin = warp * each, end = min(steps, begin + each);
  const T* weights[2];
  find_weights<T, kind>(p, tile, lane, weights);
  uint4 w[ahead][2], x[ahead][row_tiles] = {};
  const auto fetch_weights = [&](int slot, int step) {
    for (int half = 0; half < 2; ++half) w[slot][half] = step < end ? read_once(weights[half] + step * step_columns) : uint4{};
  };
  const T* const input = static_cast<const T*>(p.input) + lane / 4 * p.columns + lane % 4 * 8;
  const auto fetch_input = [&](int slot, int step) {
    for (int r = 0; r < row_tiles; ++r) {
      if (r * tile_rows + lane / 4 >= p.rows || step >= end) continue;
      x[slot][r] = *reinterpret_cast<const uint4*>(input + r * tile_rows * p.columns + step * step_columns);
    }
  };
#pragma unroll
  for (int slot = 0; slot < ahead; ++slot) fetch_weights(slot, begin + slot);
  wait_for_previous();  // only now: weights are nobody's results
#pragma unroll
  for (int slot = 0; slot < ahead; ++slot) fetch_input(slot, begin + slot);
  __shared__ float scales[most_rows];
  if (p.squares != nullptr) find_scales<splits>(p, warp, lane, scales);

  float sums[row_tiles][4] = {};
  for (int first = begin; first < end; first += ahead) {
#pragma unroll
    for (int slot = 0; slot < ahead; ++slot) {
      if (first + slot >= end) break;
      const uint4 low = w[slot][0], high = w[slot][1];
      for (int r = 0; r < row_tiles; ++r) {
        multiply_add<T>(sums[r], low.x, high.x, low.y, high.y, x[slot][r].x, x[slot][r].y);
        multiply_add<T>(sums[r], low.z, high.z, low.w, high.w, x[slot][r].z, x[slot][r].w);
      }
      fetch_weights(slot, first + slot + ahead);
      fetch_input(slot, first + slot + ahead);
    }
  }

  finish_tile<T, kind, row_tiles, splits>(p, tile, warp, lane, sums, scales);
}

template <typename T, Output kind, int splits, int ahead>
cudaError_t multiply_tiles(const RowProduct& p, unsigned tiles, cudaStream_t stream) {
  const auto kernel = p.rows <= tile_rows ? matrix_unit_kernel<T, kind, 1, splits, ahead> : matrix_unit_kernel<T, kind, 2, splits, ahead>;
  return launch(kernel, dim3(tiles), splits * 32, stream, p);
}

template <typename T, Output kind>
cudaError_t multiply_to(CardType type, const RowProduct& p, cudaStream_t stream) {
  if constexpr (sizeof(T) == 2) {
    if (suits_matrix_units(type, kind, p)) {
      const unsigned tiles = static_cast<unsigned>(all_outputs(p)) / tile_outputs;
      return tiles <= most_few_tiles ? multiply_tiles<T, kind, few_tiles.splits, few_tiles.ahead>(p, tiles, stream)
                                     : multiply_tiles<T, kind, many_tiles.splits, many_tiles.ahead>(p, tiles, stream);
    }
  }
  if (p.squares != nullptr || p.next.weight != nullptr) return cudaErrorInvalidValue;
  return multiply_plainly<T, kind>(p, stream);
}

template <typename T>
cudaError_t multiply_as(CardType type, Output output, const RowProduct& p, cudaStream_t stream) {
  switch (output) {
    case Output::stored: return multiply_to<T, Output::stored>(type, p, stream);
    case Output::added: return multiply_to<T, Output::added>(type, p, stream);
    case Output::gated: return multiply_to<T, Output::gated>(type, p, stream);
  }
  return cudaErrorInvalidValue;
}

}  // namespace

bool suits_matrix_units(CardType type, Output output, const RowProduct& p) {
  const int multiple = output == Output::gated ? 8 : tile_outputs;
  return type != CardType::fp32 && p.columns % step_columns == 0 && p.outputs[0] % multiple == 0 &&
         p.outputs[1] % multiple == 0 && p.outputs[2] % multiple == 0;
}

cudaError_t multiply(CardType type, Output output, const RowProduct& product, cudaStream_t stream) {
  return with_type(type, [&]<typename T>(T) { return multiply_as<T>(type, output, product, stream); });
}

}  // namespace core::cuda
