#include "core/cuda/kernels/group_norm.cuh"

#include <algorithm>

#include "core/cuda/kernels/launch.cuh"
#include "core/cuda/kernels/numbers.cuh"

namespace core::cuda {
namespace {

constexpr int threads = most_norm_vectors, finishing_threads = 1024;
constexpr int positions_each = 8;  ///< of a thread, where the picture is not so large that blocks get more

/// What a thread reads at once: 16 bytes of neighbouring channels.
template <typename T>
struct alignas(16) Vector {
  static constexpr int size = 16 / sizeof(T);
  T numbers[size];
};

/// How the threads of a block share a picture: each keeps to its channels and goes from position to position.
template <typename T>
struct Share {
  int columns, rows, column, row;

  __device__ explicit Share(int channels)
      : columns(channels / Vector<T>::size), rows(threads / columns), column(threadIdx.x % columns), row(threadIdx.x / columns) {}

  [[nodiscard]] __device__ int channel(int i) const { return column * Vector<T>::size + i; }
  [[nodiscard]] __device__ bool works() const { return row < rows; }
};

struct Sizes {
  int positions, channels, groups, blocks;

  [[nodiscard]] __host__ __device__ int group_channels() const { return channels / groups; }
  /// Where the numbers of the block's picture begin.
  [[nodiscard]] __device__ std::int64_t picture(int index) const { return static_cast<std::int64_t>(index) * positions * channels; }
};

/// The first number of a group. Sums are of the distances from it: a mean that is far from zero takes no digits from them.
template <typename T>
__device__ float origin(const T* picture, const Sizes& sizes, int group) {
  return widened(picture[group * sizes.group_channels()]);
}

/// sums: [pictures, groups, blocks], of distances and of their squares. blockIdx: block, picture.
template <typename T>
__global__ void __launch_bounds__(threads) sum_groups(const T* input, Sizes sizes, float2* sums) {
  constexpr int size = Vector<T>::size;
  let_next_begin();
  wait_for_previous();
  const Share<T> share(sizes.channels);
  const T* const picture = input + sizes.picture(blockIdx.y);
  __shared__ float2 parts[threads * size];  // [rows, channels]
  if (share.works()) {
    float from[size];
    float2 sum[size] = {};
    for (int i = 0; i < size; ++i) from[i] = origin(picture, sizes, share.channel(i) / sizes.group_channels());
    const auto* const vectors = reinterpret_cast<const Vector<T>*>(picture) + share.column;
#pragma unroll 4
    for (int position = blockIdx.x * share.rows + share.row; position < sizes.positions; position += gridDim.x * share.rows) {
      const Vector<T> vector = vectors[static_cast<std::int64_t>(position) * share.columns];
      for (int i = 0; i < size; ++i) {
        const float distance = widened(vector.numbers[i]) - from[i];
        sum[i].x += distance;
        sum[i].y += distance * distance;
      }
    }
    for (int i = 0; i < size; ++i) parts[share.row * sizes.channels + share.channel(i)] = sum[i];
  }
  __syncthreads();
  for (int channel = threadIdx.x; channel < sizes.channels; channel += threads) {
    for (int row = 1; row < share.rows; ++row) {
      parts[channel].x += parts[row * sizes.channels + channel].x;
      parts[channel].y += parts[row * sizes.channels + channel].y;
    }
  }
  __syncthreads();
  for (int group = threadIdx.x; group < sizes.groups; group += threads) {
    float2 sum{};
    for (int i = 0; i < sizes.group_channels(); ++i) {
      sum.x += parts[group * sizes.group_channels() + i].x;
      sum.y += parts[group * sizes.group_channels() + i].y;
    }
    sums[(static_cast<std::int64_t>(blockIdx.y) * sizes.groups + group) * sizes.blocks + blockIdx.x] = sum;
  }
}

/// factors: [pictures, channels], what a number is multiplied with, and what is added then. A warp for each group in turn.
template <typename T>
__global__ void __launch_bounds__(finishing_threads)
    find_factors(const T* input, Sizes sizes, const float2* sums, const T* weight, const T* bias, float eps, float2* factors) {
  let_next_begin();
  wait_for_previous();
  const int lane = threadIdx.x % 32, each = sizes.group_channels();
  const float count = static_cast<float>(sizes.positions) * static_cast<float>(each);
  for (int group = threadIdx.x / 32; group < sizes.groups; group += finishing_threads / 32) {
    const float2* const parts = sums + (static_cast<std::int64_t>(blockIdx.x) * sizes.groups + group) * sizes.blocks;
    float2 sum{};
    for (int block = lane; block < sizes.blocks; block += 32) {
      sum.x += parts[block].x;
      sum.y += parts[block].y;
    }
    const float distance = warp_sum(sum.x) / count;
    const float variance = fmaxf(warp_sum(sum.y) / count - distance * distance, 0.0F);
    const float mean = origin(input + sizes.picture(blockIdx.x), sizes, group) + distance, scale = rsqrtf(variance + eps);
    for (int channel = group * each + lane; channel < (group + 1) * each; channel += 32) {
      const float factor = scale * widened(weight[channel]);
      factors[static_cast<std::int64_t>(blockIdx.x) * sizes.channels + channel] = {factor, widened(bias[channel]) - mean * factor};
    }
  }
}

/// blockIdx: block, picture.
template <typename T, bool silu>
__global__ void __launch_bounds__(threads) apply_factors(const T* input, Sizes sizes, const float2* factors, T* output) {
  constexpr int size = Vector<T>::size;
  let_next_begin();
  wait_for_previous();
  const Share<T> share(sizes.channels);
  if (!share.works()) return;
  float2 own[size];
  for (int i = 0; i < size; ++i) own[i] = factors[static_cast<std::int64_t>(blockIdx.y) * sizes.channels + share.channel(i)];
  const auto* const from = reinterpret_cast<const Vector<T>*>(input + sizes.picture(blockIdx.y)) + share.column;
  auto* const to = reinterpret_cast<Vector<T>*>(output + sizes.picture(blockIdx.y)) + share.column;
#pragma unroll 4
  for (int position = blockIdx.x * share.rows + share.row; position < sizes.positions; position += gridDim.x * share.rows) {
    const std::int64_t place = static_cast<std::int64_t>(position) * share.columns;
    Vector<T> vector = from[place];
    for (int i = 0; i < size; ++i) {
      const float number = widened(vector.numbers[i]) * own[i].x + own[i].y;
      vector.numbers[i] = narrowed<T>(silu ? number / (1.0F + expf(-number)) : number);
    }
    to[place] = vector;
  }
}

template <typename T>
cudaError_t normalize(const CardGroupNorm& n, cudaStream_t stream) {
  Sizes sizes{static_cast<int>(n.positions), static_cast<int>(n.channels), static_cast<int>(n.groups), 0};
  const int rows = threads * Vector<T>::size / sizes.channels, at_once = rows * positions_each;
  sizes.blocks = std::clamp((sizes.positions + at_once - 1) / at_once, 1, static_cast<int>(most_norm_blocks));
  const auto* const input = static_cast<const T*>(n.input);
  auto* const sums = reinterpret_cast<float2*>(n.work);
  float2* const factors = sums + n.pictures * n.groups * sizes.blocks;
  const auto pictures = static_cast<unsigned>(n.pictures);
  const dim3 blocks(static_cast<unsigned>(sizes.blocks), pictures);
  cudaError_t error = launch(sum_groups<T>, blocks, threads, stream, input, sizes, sums);
  if (error != cudaSuccess) return error;
  error = launch(find_factors<T>, dim3(pictures), finishing_threads, stream, input, sizes, sums, static_cast<const T*>(n.weight),
                 static_cast<const T*>(n.bias), n.eps, factors);
  if (error != cudaSuccess) return error;
  return launch(n.silu ? apply_factors<T, true> : apply_factors<T, false>, blocks, threads, stream, input, sizes, factors,
                static_cast<T*>(n.output));
}

}  // namespace

cudaError_t normalize_groups(const CardGroupNorm& norm, cudaStream_t stream) {
  return with_type(norm.type, [&]<typename T>(T) { return normalize<T>(norm, stream); });
}

}  // namespace core::cuda
