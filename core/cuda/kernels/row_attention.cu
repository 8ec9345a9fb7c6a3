#include "core/cuda/kernels/row_attention.cuh"

#include <cmath>

#include "core/cuda/kernels/half_attention.cuh"
#include "core/cuda/kernels/launch.cuh"
#include "core/cuda/kernels/plain_attention.cuh"

namespace core::cuda {
namespace {

using Kernel = void (*)(AttentionArguments);

template <typename T>
Kernel kernel_of(std::int64_t head_size) {
  if constexpr (sizeof(T) == 2) {
    if (head_size == 64) return half_attention<T, 1>;
    if (head_size == 128) return half_attention<T, 2>;
  }
  return plain_attention<T>;
}

}  // namespace

cudaError_t attend(const CardDecoder& d, const CardLayer& layer, cudaStream_t stream) {
  const AttentionArguments arguments{.projected = d.work.projected,
                                     .keys = layer.keys,
                                     .values = layer.values,
                                     .cosine = d.cosine,
                                     .sine = d.sine,
                                     .position = d.work.position,
                                     .partial = d.work.partial,
                                     .arrivals = d.work.arrivals,
                                     .mixed = d.work.mixed,
                                     .heads = static_cast<int>(d.heads),
                                     .key_value_heads = static_cast<int>(d.key_value_heads),
                                     .head_size = static_cast<int>(d.head_size),
                                     .capacity = static_cast<int>(d.capacity),
                                     .scale = 1.0F / sqrtf(static_cast<float>(d.head_size))};
  const Kernel kernel = with_type(d.type, [&]<typename T>(T) { return kernel_of<T>(d.head_size); });
  const auto chunks = static_cast<unsigned>((d.capacity + attention_chunk - 1) / attention_chunk);
  const dim3 blocks(min(chunks, static_cast<unsigned>(attention_slots)), static_cast<unsigned>(d.heads), static_cast<unsigned>(d.rows));
  return launch(kernel, blocks, attention_threads, stream, arguments);
}

}  // namespace core::cuda
