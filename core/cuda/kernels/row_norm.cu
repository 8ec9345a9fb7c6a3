#include "core/cuda/kernels/row_norm.cuh"

#include <cstdint>

#include "core/cuda/kernels/launch.cuh"
#include "core/cuda/kernels/numbers.cuh"
#include "core/cuda/kernels/row_product.cuh"

namespace core::cuda {
namespace {

constexpr int threads = 256;

/// One block for each row.
template <typename T, typename To>
__global__ void __launch_bounds__(threads) norm_kernel(const float* stream, const T* weight, int width, float eps, To* output) {
  let_next_begin();
  __shared__ float parts[threads / 32];
  wait_for_previous();
  const float* const row = stream + static_cast<std::int64_t>(blockIdx.x) * width;
  float squares = 0;
  for (int i = threadIdx.x; i < width; i += threads) squares += row[i] * row[i];
  squares = warp_sum(squares);
  if (threadIdx.x % 32 == 0) parts[threadIdx.x / 32] = squares;
  __syncthreads();
  float all = 0;
  for (const float part : parts) all += part;
  const float scale = rsqrtf(all / static_cast<float>(width) + eps);
  To* const to = output + static_cast<std::int64_t>(blockIdx.x) * width;
  for (int i = threadIdx.x; i < width; i += threads) to[i] = narrowed<To>(row[i] * scale * widened(weight[i]));
}

/// One thread for each group of numbers whose squares are added up.
template <typename T>
__global__ void __launch_bounds__(threads) begin_norm_kernel(const float* stream, const T* weight, int groups, T* numbers, float* squares) {
  let_next_begin();
  wait_for_previous();
  const int group = blockIdx.x * threads + threadIdx.x;
  if (group >= groups) return;
  const std::int64_t place = static_cast<std::int64_t>(blockIdx.y) * groups + group;
  float sum = 0;
  for (int i = 0; i < norm_group; ++i) {
    const float number = stream[place * norm_group + i];
    sum += number * number;
    numbers[place * norm_group + i] = narrowed<T>(number * widened(weight[group * norm_group + i]));
  }
  squares[place] = sum;
}

template <typename T>
cudaError_t begin(const CardDecoder& d, const void* weight, cudaStream_t stream) {
  const int groups = static_cast<int>(d.width) / norm_group;
  const dim3 blocks(static_cast<unsigned>(groups + threads - 1) / threads, static_cast<unsigned>(d.rows));
  return launch(begin_norm_kernel<T>, blocks, threads, stream, d.work.stream, static_cast<const T*>(weight), groups,
                static_cast<T*>(d.work.normed), d.work.squares);
}

template <typename T, typename To>
cudaError_t normalize(const CardDecoder& d, const void* weight, To* output, cudaStream_t stream) {
  return launch(norm_kernel<T, To>, dim3(static_cast<unsigned>(d.rows)), threads, stream, d.work.stream,
                static_cast<const T*>(weight), static_cast<int>(d.width), d.norm_eps, output);
}

}  // namespace

cudaError_t normalize_to_hidden(const CardDecoder& d, const void* weight, cudaStream_t stream) {
  return with_type(d.type, [&]<typename T>(T) { return normalize<T>(d, weight, d.work.hidden, stream); });
}

cudaError_t normalize_to_normed(const CardDecoder& d, const void* weight, cudaStream_t stream) {
  return with_type(d.type, [&]<typename T>(T) { return normalize<T>(d, weight, static_cast<T*>(d.work.normed), stream); });
}

cudaError_t begin_norm(const CardDecoder& d, const void* weight, cudaStream_t stream) {
  return with_type(d.type, [&]<typename T>(T) { return begin<T>(d, weight, stream); });
}

}  // namespace core::cuda
