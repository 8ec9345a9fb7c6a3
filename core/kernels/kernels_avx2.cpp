#include <immintrin.h>

#include "core/kernels/row_loops.h"

namespace core::kernels {
namespace {

struct Avx2Lanes {
  using Vector = __m256;
  static constexpr std::int64_t width = 8;
  static constexpr int outputs_together = 2;  // with four rows: 8 sums, 4 inputs, 1 weight of 16 registers

  static float widen(float value) { return value; }
  static float widen(Bf16 value) { return widened(value); }
  static Vector zero() { return _mm256_setzero_ps(); }
  static Vector broadcast(float value) { return _mm256_set1_ps(value); }
  static Vector load(const float* from) { return _mm256_loadu_ps(from); }
  static Vector load(const Bf16* from) {
    const __m128i halves = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(halves), 16));
  }
  template <typename Stored>
  static Vector load_some(const Stored* from, std::int64_t count) {
    alignas(32) float copy[8] = {};
    for (std::int64_t i = 0; i < count; ++i) copy[i] = widen(from[i]);
    return _mm256_load_ps(copy);
  }
  static void store(float* to, Vector v) { _mm256_storeu_ps(to, v); }
  static void store_some(float* to, Vector v, std::int64_t count) {
    alignas(32) float copy[8];
    _mm256_store_ps(copy, v);
    for (std::int64_t i = 0; i < count; ++i) to[i] = copy[i];
  }
  static Vector add(Vector a, Vector b) { return _mm256_add_ps(a, b); }
  static Vector multiply(Vector a, Vector b) { return _mm256_mul_ps(a, b); }
  static Vector divide(Vector a, Vector b) { return _mm256_div_ps(a, b); }
  static Vector multiply_add(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
  static Vector maximum(Vector a, Vector b) { return _mm256_max_ps(a, b); }
  static Vector minimum(Vector a, Vector b) { return _mm256_min_ps(a, b); }
  static Vector round(Vector v) { return _mm256_round_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
  static Vector power_of_two(Vector n) {
    const __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127));
    return _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23));
  }
  static float sum(Vector v) {
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
  }
};

}  // namespace

const KernelTable& avx2_kernels() {
  static constexpr KernelTable table = make_kernel_table<Avx2Lanes, WidenedDot<Avx2Lanes, Bf16>>(false);
  return table;
}

}  // namespace core::kernels
