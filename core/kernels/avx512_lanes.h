#pragma once

#include <immintrin.h>

#include "core/kernels/row_loops.h"

namespace core::kernels {
// Without a name on purpose: each file that includes this is compiled for other instructions and needs its own copy.
namespace {

struct Avx512Lanes {
  using Vector = __m512;
  static constexpr std::int64_t width = 16;
  static constexpr int outputs_together = 4;  // with four rows: 16 sums, 4 inputs, 1 weight of 32 registers

  static __mmask16 first(std::int64_t count) { return static_cast<__mmask16>((1U << count) - 1U); }
  static Vector from_halves(__m256i halves) {
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(halves), 16));
  }

  static float widen(float value) { return value; }
  static float widen(Bf16 value) { return widened(value); }
  static Vector zero() { return _mm512_setzero_ps(); }
  static Vector broadcast(float value) { return _mm512_set1_ps(value); }
  static Vector load(const float* from) { return _mm512_loadu_ps(from); }
  static Vector load(const Bf16* from) {
    return from_halves(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
  }
  static Vector load_some(const float* from, std::int64_t count) { return _mm512_maskz_loadu_ps(first(count), from); }
  static Vector load_some(const Bf16* from, std::int64_t count) {
    return from_halves(_mm256_maskz_loadu_epi16(first(count), from));
  }
  static void store(float* to, Vector v) { _mm512_storeu_ps(to, v); }
  static void store_some(float* to, Vector v, std::int64_t count) { _mm512_mask_storeu_ps(to, first(count), v); }
  static Vector add(Vector a, Vector b) { return _mm512_add_ps(a, b); }
  static Vector multiply(Vector a, Vector b) { return _mm512_mul_ps(a, b); }
  static Vector divide(Vector a, Vector b) { return _mm512_div_ps(a, b); }
  static Vector multiply_add(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
  static Vector maximum(Vector a, Vector b) { return _mm512_max_ps(a, b); }
  static Vector minimum(Vector a, Vector b) { return _mm512_min_ps(a, b); }
  static Vector round(Vector v) { return _mm512_roundscale_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
  static Vector power_of_two(Vector n) { return _mm512_scalef_ps(_mm512_set1_ps(1.0F), n); }
  static float sum(Vector v) { return _mm512_reduce_add_ps(v); }
};

}  // namespace
}  // namespace core::kernels
