#pragma once

#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include <cstdint>
#include <cstring>

#include "core/cuda/card_kernels.h"

namespace core::cuda {

/// Calls `call` with a number of the type, from which it takes the C++ type: call(T()).
template <typename Call>
auto with_type(CardType type, Call call) {
  switch (type) {
    case CardType::bf16: return call(__nv_bfloat16());
    case CardType::fp16: return call(__half());
    case CardType::fp32: break;
  }
  return call(0.0F);
}

__device__ inline float widened(float number) { return number; }
__device__ inline float widened(__nv_bfloat16 number) { return __bfloat162float(number); }
__device__ inline float widened(__half number) { return __half2float(number); }

template <typename T>
__device__ T narrowed(float number);
template <>
__device__ inline float narrowed<float>(float number) { return number; }
template <>
__device__ inline __nv_bfloat16 narrowed<__nv_bfloat16>(float number) { return __float2bfloat16_rn(number); }
template <>
__device__ inline __half narrowed<__half>(float number) { return __float2half_rn(number); }

/// Two numbers of 16 bits, the first in the low half.
template <typename T>
__device__ inline std::uint32_t pair_of(float low, float high) {
  const T numbers[2] = {narrowed<T>(low), narrowed<T>(high)};
  std::uint32_t pair;
  memcpy(&pair, numbers, sizeof(pair));
  return pair;
}

/// Numbers that lie in a pair.
template <typename T>
__device__ inline float2 widened_pair(std::uint32_t pair) {
  T numbers[2];
  memcpy(numbers, &pair, sizeof(pair));
  return {widened(numbers[0]), widened(numbers[1])};
}

/// A sum over the 32 lanes of a warp, the same in each.
__device__ inline float warp_sum(float number) {
  for (int distance = 16; distance > 0; distance /= 2) number += __shfl_xor_sync(0xffffffffU, number, distance);
  return number;
}

}  // namespace core::cuda
