#pragma once

#include <cuda_runtime.h>

#include <cmath>
#include <cstdint>

#include "core/cuda/card_kernels.h"
#include "core/cuda/kernels/numbers.cuh"

/// What the kernels of attention share. A head's positions are divided among blocks, its slots, in chunks; each slot leaves the
/// running softmax of its chunks, and the block that finishes last joins them in the order of the slots.
namespace core::cuda {

inline constexpr int attention_threads = 128;
inline constexpr int attention_chunk = 64;  ///< positions that a block takes at once
inline constexpr int numbers_per_thread = most_head_size / attention_threads;

/// What the kernels need of decoder and layer.
struct AttentionArguments {
  const float* projected;  ///< queries, keys and values of the new position
  void* keys;
  void* values;
  const float* cosine;
  const float* sine;
  const int* position;
  float* partial;
  unsigned* arrivals;
  void* mixed;
  int heads, key_value_heads, head_size, capacity;
  float scale;
};

/// The part of a block in the attention of one head and row.
struct HeadPart {
  int slot = blockIdx.x, head = blockIdx.y, row = blockIdx.z;
  int position, chunks, slots, key_value_head;
  bool stores;  ///< key and value of the new position: one block does

  __device__ explicit HeadPart(const AttentionArguments& a)
      : position(*a.position),
        chunks(position / attention_chunk + 1),
        slots(min(chunks, static_cast<int>(gridDim.x))),
        key_value_head(head / (a.heads / a.key_value_heads)),
        stores(slot == (chunks - 1) % slots && head % (a.heads / a.key_value_heads) == 0) {}

  [[nodiscard]] __device__ std::int64_t head_index(const AttentionArguments& a) const {
    return static_cast<std::int64_t>(row) * a.heads + head;
  }
  /// Where the cache of this head begins.
  [[nodiscard]] __device__ std::int64_t cache_begin(const AttentionArguments& a) const {
    return (static_cast<std::int64_t>(row) * a.key_value_heads + key_value_head) * a.capacity * a.head_size;
  }
};

/// Component `i` of a head after the turn by the angles of the position.
__device__ inline float turned(const float* head, int i, int half, const float* cosine, const float* sine) {
  const bool low = i < half;
  const int pair = low ? i : i - half;
  const float a = head[pair], b = head[pair + half];
  return low ? a * cosine[pair] - b * sine[pair] : b * cosine[pair] + a * sine[pair];
}

/// Query, key and value of the new position, turned; for shared memory.
template <typename T>
struct NewPosition {
  float query[most_head_size];  ///< times the scale of the scores
  alignas(16) T key[most_head_size];
  alignas(16) T value[most_head_size];

  /// Fills it, and puts key and value into the cache where this block is the one to do so. All threads of the block.
  __device__ void take(const AttentionArguments& a, const HeadPart& part) {
    const int D = a.head_size, half = D / 2;
    const float* const projected = a.projected + static_cast<std::int64_t>(part.row) * (a.heads + 2 * a.key_value_heads) * D;
    const float* const own_query = projected + part.head * D;
    const float* const own_key = projected + (a.heads + part.key_value_head) * D;
    const float* const own_value = projected + (a.heads + a.key_value_heads + part.key_value_head) * D;
    const float* const cosine = a.cosine + static_cast<std::int64_t>(part.position) * half;
    const float* const sine = a.sine + static_cast<std::int64_t>(part.position) * half;
    const std::int64_t place = part.cache_begin(a) + static_cast<std::int64_t>(part.position) * D;
    for (int i = threadIdx.x; i < D; i += attention_threads) {
      query[i] = turned(own_query, i, half, cosine, sine) * a.scale;
      key[i] = narrowed<T>(turned(own_key, i, half, cosine, sine));
      value[i] = narrowed<T>(own_value[i]);
      if (!part.stores) continue;
      static_cast<T*>(a.keys)[place + i] = key[i];
      static_cast<T*>(a.values)[place + i] = value[i];
    }
    __syncthreads();
  }
};

/// A running softmax in the threads of a block: the highest score, the sum of exponentials, and the mixed values, of which a
/// thread holds numbers threadIdx.x and threadIdx.x + 128.
struct Running {
  float highest = -INFINITY;
  float sum = 0;
  float mixed[numbers_per_thread] = {};

  __device__ void add(float other_highest, float other_sum, const float* other_mixed, int count) {
    const float higher = fmaxf(highest, other_highest);
    const float own = __expf(highest - higher), other = __expf(other_highest - higher);
    highest = higher;
    sum = sum * own + other_sum * other;
    for (int n = 0; n < numbers_per_thread; ++n) {
      const int at = n * attention_threads + threadIdx.x;
      if (at < count) mixed[n] = mixed[n] * own + other_mixed[at] * other;
    }
  }
};

/// Leaves what this slot has made, and has the last one of the head write the result. All threads of the block.
template <typename T>
__device__ void join_slots(const AttentionArguments& a, const HeadPart& part, Running own) {
  __shared__ bool is_last;
  const int D = a.head_size;
  float* const all = a.partial + part.head_index(a) * gridDim.x * (D + 2);
  if (part.slots > 1) {
    float* const place = all + static_cast<std::int64_t>(part.slot) * (D + 2);
    for (int n = 0; n < numbers_per_thread; ++n) {
      const int at = n * attention_threads + threadIdx.x;
      if (at < D) place[2 + at] = own.mixed[n];
    }
    if (threadIdx.x == 0) {
      place[0] = own.highest;
      place[1] = own.sum;
    }
    __threadfence();
    __syncthreads();
    if (threadIdx.x == 0) {
      is_last = atomicAdd(a.arrivals + part.head_index(a), 1U) == static_cast<unsigned>(part.slots) - 1;
      if (is_last) a.arrivals[part.head_index(a)] = 0;  // for the next layer
      __threadfence();
    }
    __syncthreads();
    if (!is_last) return;
    own = {};
#pragma unroll 4
    for (int s = 0; s < part.slots; ++s) {
      const float* const made = all + static_cast<std::int64_t>(s) * (D + 2);
      own.add(__ldcg(made), __ldcg(made + 1), made + 2, D);
    }
  }
  T* const to = static_cast<T*>(a.mixed) + part.head_index(a) * D;
  for (int n = 0; n < numbers_per_thread; ++n) {
    const int at = n * attention_threads + threadIdx.x;
    if (at < D) to[at] = narrowed<T>(own.mixed[n] / own.sum);
  }
}

}  // namespace core::cuda
