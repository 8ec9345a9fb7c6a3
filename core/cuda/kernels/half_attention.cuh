#pragma once

#include "core/cuda/kernels/attention_parts.cuh"
#include "core/cuda/kernels/launch.cuh"

namespace core::cuda {

inline constexpr int attention_warps = attention_threads / 32;
inline constexpr int warp_keys = attention_chunk / attention_warps;  ///< positions of a chunk that a warp takes
inline constexpr int lanes_per_key = 8;
inline constexpr int key_passes = warp_keys * lanes_per_key / 32;

/// The keys and values of a warp's share of a chunk, all under way at once. A key is spread over eight lanes, eight numbers in
/// each and then 64 further on; a value over all lanes, in pairs.
template <typename T, int parts>
struct Tile {
  uint4 keys[key_passes][parts];
  std::uint32_t values[warp_keys][parts];

  /// first: of its positions; those behind `last` are not read. The new position comes from `fresh`, if that is known yet.
  __device__ void fetch(const T* all_keys, const T* all_values, int first, int last, int lane) {
    constexpr int D = parts * 64;
    for (int p = 0; p < key_passes; ++p) {
      const int position = first + p * 4 + lane / lanes_per_key;
      const T* const key = all_keys + static_cast<std::int64_t>(position) * D + lane % lanes_per_key * 8;
      for (int i = 0; i < parts; ++i) keys[p][i] = position <= last ? *reinterpret_cast<const uint4*>(key + i * 64) : uint4{};
    }
    for (int k = 0; k < warp_keys; ++k) {
      const T* const value = all_values + static_cast<std::int64_t>(first + k) * D + lane * 2;
      for (int i = 0; i < parts; ++i) values[k][i] = first + k <= last ? *reinterpret_cast<const std::uint32_t*>(value + i * 64) : 0;
    }
  }

  /// Puts the new position into its place.
  __device__ void insert(const NewPosition<T>& fresh, int first, int position, int lane) {
    for (int p = 0; p < key_passes; ++p) {
      if (first + p * 4 + lane / lanes_per_key != position) continue;
      for (int i = 0; i < parts; ++i) keys[p][i] = *reinterpret_cast<const uint4*>(fresh.key + i * 64 + lane % lanes_per_key * 8);
    }
    for (int k = 0; k < warp_keys; ++k) {
      if (first + k != position) continue;
      for (int i = 0; i < parts; ++i) values[k][i] = *reinterpret_cast<const std::uint32_t*>(fresh.value + i * 64 + lane * 2);
    }
  }
};

/// The query's numbers that a lane multiplies with keys.
template <int parts>
struct Query {
  float numbers[parts][8];

  __device__ Query(const float* query, int lane) {
    for (int i = 0; i < parts; ++i) {
      for (int n = 0; n < 8; ++n) numbers[i][n] = query[i * 64 + lane % lanes_per_key * 8 + n];
    }
  }

  /// With a key, the same in the eight lanes that hold it.
  template <typename T>
  __device__ float dot(const uint4 (&key)[parts]) const {
    float sum = 0;
    for (int i = 0; i < parts; ++i) {
      const std::uint32_t pairs[4] = {key[i].x, key[i].y, key[i].z, key[i].w};
      for (int n = 0; n < 4; ++n) {
        const float2 two = widened_pair<T>(pairs[n]);
        sum += numbers[i][2 * n] * two.x + numbers[i][2 * n + 1] * two.y;
      }
    }
    for (int distance = lanes_per_key / 2; distance > 0; distance /= 2) sum += __shfl_xor_sync(0xffffffffU, sum, distance);
    return sum;
  }
};

/// A warp's running softmax; a lane holds the mixed numbers that belong to its pairs of values.
template <int parts>
struct WarpRunning {
  float highest = -INFINITY;
  float sum = 0;
  float2 mixed[parts] = {};

  template <typename T>
  __device__ void add(const Tile<T, parts>& tile, const Query<parts>& query, int first, int last, int lane) {
    float scores[key_passes], higher = highest;
    for (int p = 0; p < key_passes; ++p) {
      const float score = query.template dot<T>(tile.keys[p]);
      scores[p] = first + p * 4 + lane / lanes_per_key <= last ? score : -INFINITY;
      higher = fmaxf(higher, scores[p]);
    }
    higher = fmaxf(higher, __shfl_xor_sync(0xffffffffU, higher, 8));
    higher = fmaxf(higher, __shfl_xor_sync(0xffffffffU, higher, 16));
    if (higher == -INFINITY) return;  // none of its positions is there yet
    const float factor = __expf(highest - higher);
    highest = higher;
    sum *= factor;
    for (float2& pair : mixed) pair = {pair.x * factor, pair.y * factor};
    for (float& score : scores) score = __expf(score - higher);
    for (int k = 0; k < warp_keys; ++k) {
      const float weight = __shfl_sync(0xffffffffU, scores[k / 4], k % 4 * lanes_per_key);
      sum += weight;
      for (int i = 0; i < parts; ++i) {
        const float2 two = widened_pair<T>(tile.values[k][i]);
        mixed[i].x += weight * two.x;
        mixed[i].y += weight * two.y;
      }
    }
  }
};

/// For 16-bit numbers and heads of 64 · parts. What lies in the cache is fetched before the new position is known.
template <typename T, int parts>
__global__ void __launch_bounds__(attention_threads) half_attention(const AttentionArguments a) {
  let_next_begin();
  constexpr int D = parts * 64;
  __shared__ NewPosition<T> fresh;
  __shared__ float highest[attention_warps], sums[attention_warps];
  __shared__ float mixed[attention_warps][D];
  const HeadPart part(a);
  if (part.slot >= part.slots) return;
  const int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  const T* const keys = static_cast<const T*>(a.keys) + part.cache_begin(a);
  const T* const values = static_cast<const T*>(a.values) + part.cache_begin(a);
  int first = part.slot * attention_chunk + warp * warp_keys;
  Tile<T, parts> tile;
  tile.fetch(keys, values, first, part.position - 1, lane);
  wait_for_previous();
  fresh.take(a, part);
  const Query<parts> query(fresh.query, lane);
  WarpRunning<parts> running;
  for (int c = part.slot; c < part.chunks; c += part.slots) {
    tile.insert(fresh, first, part.position, lane);
    running.add(tile, query, first, part.position, lane);
    first += part.slots * attention_chunk;
    if (c + part.slots < part.chunks) tile.fetch(keys, values, first, part.position - 1, lane);
  }

  if (lane == 0) {
    highest[warp] = running.highest;
    sums[warp] = running.sum;
  }
  for (int i = 0; i < parts; ++i) {
    mixed[warp][i * 64 + lane * 2] = running.mixed[i].x;
    mixed[warp][i * 64 + lane * 2 + 1] = running.mixed[i].y;
  }
  __syncthreads();
  Running joined;
  for (int w = 0; w < attention_warps; ++w) {
    if (sums[w] > 0) joined.add(highest[w], sums[w], mixed[w], D);
  }
  join_slots<T>(a, part, joined);
}

}  // namespace core::cuda
