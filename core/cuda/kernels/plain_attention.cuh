#pragma once

#include "core/cuda/kernels/attention_parts.cuh"
#include "core/cuda/kernels/launch.cuh"

namespace core::cuda {

/// For float32 and for any size of head: simple, and slow where there are many positions.
template <typename T>
__global__ void __launch_bounds__(attention_threads) plain_attention(const AttentionArguments a) {
  let_next_begin();
  __shared__ NewPosition<T> fresh;
  __shared__ float scores[attention_chunk];
  const HeadPart part(a);
  if (part.slot >= part.slots) return;
  wait_for_previous();
  fresh.take(a, part);
  const int D = a.head_size, lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  const T* const keys = static_cast<const T*>(a.keys) + part.cache_begin(a);
  const T* const values = static_cast<const T*>(a.values) + part.cache_begin(a);
  Running running;
  for (int c = part.slot; c < part.chunks; c += part.slots) {
    const int first = c * attention_chunk, count = min(attention_chunk, part.position + 1 - first);
    for (int i = warp; i < count; i += attention_threads / 32) {
      // The new position may not lie in the cache yet: another block puts it there.
      const T* const key = first + i == part.position ? fresh.key : keys + static_cast<std::int64_t>(first + i) * D;
      float score = 0;
      for (int at = lane; at < D; at += 32) score += fresh.query[at] * widened(key[at]);
      score = warp_sum(score);
      if (lane == 0) scores[i] = score;
    }
    __syncthreads();
    float highest = -INFINITY, sum = 0, mixed[numbers_per_thread] = {};
    for (int i = 0; i < count; ++i) highest = fmaxf(highest, scores[i]);
    for (int i = 0; i < count; ++i) {
      const float weight = __expf(scores[i] - highest);
      const T* const value = first + i == part.position ? fresh.value : values + static_cast<std::int64_t>(first + i) * D;
      sum += weight;
      for (int n = 0; n < numbers_per_thread; ++n) {
        const int at = n * attention_threads + threadIdx.x;
        if (at < D) mixed[n] += weight * widened(value[at]);
      }
    }
    const float higher = fmaxf(running.highest, highest);
    const float own = __expf(running.highest - higher), other = __expf(highest - higher);
    running.highest = higher;
    running.sum = running.sum * own + sum * other;
    for (int n = 0; n < numbers_per_thread; ++n) running.mixed[n] = running.mixed[n] * own + mixed[n] * other;
    __syncthreads();
  }
  join_slots<T>(a, part, running);
}

}  // namespace core::cuda
