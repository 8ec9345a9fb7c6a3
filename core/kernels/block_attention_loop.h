#pragma once

#include "core/kernels/avx512_lanes.h"
#include "core/kernels/block_attention.h"

/// The loops of BlockAttention for AVX-512 with bfloat16. The rule at the top of product_loop.h holds here, too.
namespace core::kernels {
namespace {

/// Two neighbouring bfloat16 numbers, which one instruction multiplies and adds.
using Pair = std::uint32_t;
constexpr std::int64_t lanes = 16, panel = 16;

inline __m512 add_pairs(__m512 sum, Pair left, __m512i right) {
  return _mm512_dpbf16_ps(sum, reinterpret_cast<__m512bh>(_mm512_set1_epi32(static_cast<int>(left))), reinterpret_cast<__m512bh>(right));
}

/// sums[r][v] += Σ over `pairs` of left[r][i] · right[i][v]. Right: vectors of 16 pairs, `step` from pair to pair, `apart`
/// from vector to vector.
inline void multiply_pairs(const Pair* left, std::int64_t left_stride, const Pair* right, std::int64_t step, std::int64_t apart,
                           std::int64_t pairs, __m512 (&sums)[block_rows][2]) {
  for (std::int64_t i = 0; i < pairs; ++i) {
    const __m512i first = _mm512_loadu_si512(right + i * step), second = _mm512_loadu_si512(right + i * step + apart);
    for (std::int64_t r = 0; r < block_rows; ++r) {
      const Pair pair = left[r * left_stride + i];
      sums[r][0] = add_pairs(sums[r][0], pair, first);
      sums[r][1] = add_pairs(sums[r][1], pair, second);
    }
  }
}

/// One head at work.
class HeadBlocks {
 public:
  explicit HeadBlocks(const BlockAttention& attention)
      : a_(attention), pairs_(a_.head_size / 2), padded_((a_.positions + 31) / 32 * 32) {
    std::byte* place = a_.scratch;
    take(place, keys_, padded_ * pairs_);
    take(place, values_, padded_ * pairs_);
    take(place, sums_, block_rows * a_.head_size);
    take(place, scores_, block_rows * block_keys);
    take(place, queries_, block_rows * pairs_);
    take(place, weights_, block_rows * block_keys / 2);
  }

  void run() {
    pack_keys();
    pack_values();
    for (std::int64_t row = 0; row < a_.count; row += block_rows) attend(row);
  }

 private:
  template <typename Number>
  static void take(std::byte*& place, Number*& pointer, std::int64_t numbers) {
    pointer = reinterpret_cast<Number*>(place);
    place += numbers * static_cast<std::int64_t>(sizeof(Number));
  }

  [[nodiscard]] std::int64_t seen_by(std::int64_t row) const { return smaller(a_.first_sees + row, a_.positions); }
  static std::int64_t smaller(std::int64_t a, std::int64_t b) { return a < b ? a : b; }

  /// [panels of 16 positions][pairs][16]; positions behind the last are zero.
  void pack_keys() {
    const __m512i stride = _mm512_mullo_epi32(_mm512_set1_epi32(static_cast<int>(a_.key_stride / 2)),
                                              _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
    for (std::int64_t first = 0; first < padded_; first += panel) {
      const std::int64_t left = a_.positions - first;
      const __mmask16 there = left >= panel ? 0xffff : left <= 0 ? 0 : Avx512Lanes::first(left);
      const Bf16* from = a_.keys + first * a_.key_stride;
      for (std::int64_t i = 0; i < pairs_; ++i) {
        const __m512i column = _mm512_mask_i32gather_epi32(_mm512_setzero_si512(), there, stride, from + 2 * i, 4);
        _mm512_storeu_si512(keys_ + (first * pairs_ + i * panel), column);
      }
    }
  }

  /// [pairs of positions][D]; positions behind the last are zero.
  void pack_values() {
    alignas(64) static constexpr std::uint16_t low[32] = {0, 32, 1, 33, 2, 34, 3, 35, 4, 36, 5, 37, 6, 38, 7, 39,
                                                          8, 40, 9, 41, 10, 42, 11, 43, 12, 44, 13, 45, 14, 46, 15, 47};
    const __m512i low_order = _mm512_load_si512(low), high_order = _mm512_add_epi16(low_order, _mm512_set1_epi16(16));
    for (std::int64_t s = 0; s < padded_; s += 2) {
      const Bf16* even = a_.values + s * a_.value_stride;
      for (std::int64_t d = 0; d < a_.head_size; d += 32) {
        const __m512i first = s < a_.positions ? _mm512_loadu_si512(even + d) : _mm512_setzero_si512();
        const __m512i second = s + 1 < a_.positions ? _mm512_loadu_si512(even + a_.value_stride + d) : _mm512_setzero_si512();
        Pair* to = values_ + s / 2 * a_.head_size + d;
        _mm512_storeu_si512(to, _mm512_permutex2var_epi16(first, low_order, second));
        _mm512_storeu_si512(to + lanes, _mm512_permutex2var_epi16(first, high_order, second));
      }
    }
  }

  /// The queries from `row` on; those behind the last are zero, and nobody reads what becomes of them.
  void pack_queries(std::int64_t row) {
    for (std::int64_t r = 0; r < block_rows; ++r) {
      for (std::int64_t d = 0; d < a_.head_size; d += 32) {
        const bool there = row + r < a_.count;
        _mm512_storeu_si512(queries_ + r * pairs_ + d / 2,
                            there ? _mm512_loadu_si512(a_.queries + (row + r) * a_.query_stride + d) : _mm512_setzero_si512());
      }
    }
  }

  void attend(std::int64_t row) {
    pack_queries(row);
    for (std::int64_t i = 0; i < block_rows * a_.head_size; i += lanes) _mm512_storeu_ps(sums_ + i, _mm512_setzero_ps());
    for (std::int64_t r = 0; r < block_rows; ++r) {
      highest_[r] = -__builtin_inff();
      total_[r] = 0;
    }
    const std::int64_t seen = seen_by(row + block_rows - 1);
    for (std::int64_t first = 0; first < seen; first += block_keys) {
      const std::int64_t keys = smaller(block_keys, (seen - first + 31) / 32 * 32);
      score(first, keys);
      for (std::int64_t r = 0; r < block_rows; ++r) soften(r, seen_by(row + r) - first, keys);
      mix(first, keys);
    }
    for (std::int64_t r = 0; r < block_rows && row + r < a_.count; ++r) put(row + r, sums_ + r * a_.head_size, 1.0F / total_[r]);
  }

  void score(std::int64_t first, std::int64_t keys) {
    const __m512 scale = _mm512_set1_ps(a_.scale);
    for (std::int64_t k = 0; k < keys; k += 2 * panel) {
      __m512 sums[block_rows][2] = {};
      multiply_pairs(queries_, pairs_, keys_ + (first + k) * pairs_, panel, panel * pairs_, pairs_, sums);
      for (std::int64_t r = 0; r < block_rows; ++r) {
        _mm512_storeu_ps(scores_ + r * block_keys + k, _mm512_mul_ps(sums[r][0], scale));
        _mm512_storeu_ps(scores_ + r * block_keys + k + panel, _mm512_mul_ps(sums[r][1], scale));
      }
    }
  }

  /// Scores of row r become weights against its highest score so far, of which the first `seen` count.
  void soften(std::int64_t r, std::int64_t seen, std::int64_t keys) {
    const float* scores = scores_ + r * block_keys;
    const auto mask_at = [seen](std::int64_t k) {
      return seen - k >= lanes ? static_cast<__mmask16>(0xffff) : seen <= k ? static_cast<__mmask16>(0) : Avx512Lanes::first(seen - k);
    };
    __m512 high = _mm512_set1_ps(highest_[r]);
    for (std::int64_t k = 0; k < keys; k += lanes) high = _mm512_mask_max_ps(high, mask_at(k), high, _mm512_loadu_ps(scores + k));
    const float higher = _mm512_reduce_max_ps(high);
    factor_[r] = highest_[r] == higher ? 1.0F : _mm512_cvtss_f32(exponential<Avx512Lanes>(_mm512_set1_ps(highest_[r] - higher)));
    highest_[r] = higher;
    const __m512 shift = _mm512_set1_ps(-higher);
    __m512 total = _mm512_setzero_ps();
    const auto weight_at = [&](std::int64_t k) {
      const __m512 weight = exponential<Avx512Lanes>(_mm512_add_ps(_mm512_loadu_ps(scores + k), shift));
      return _mm512_maskz_mov_ps(mask_at(k), weight);
    };
    for (std::int64_t k = 0; k < keys; k += 2 * lanes) {
      const __m512 low = weight_at(k), high_half = weight_at(k + lanes);
      total = _mm512_add_ps(total, _mm512_add_ps(low, high_half));
      const __m512bh narrow = _mm512_cvtne2ps_pbh(high_half, low);
      _mm512_storeu_si512(weights_ + (r * block_keys + k) / 2, reinterpret_cast<__m512i>(narrow));
    }
    total_[r] = total_[r] * factor_[r] + _mm512_reduce_add_ps(total);
  }

  void mix(std::int64_t first, std::int64_t keys) {
    for (std::int64_t d = 0; d < a_.head_size; d += 2 * lanes) {
      __m512 sums[block_rows][2];
      for (std::int64_t r = 0; r < block_rows; ++r) {
        const __m512 factor = _mm512_set1_ps(factor_[r]);
        sums[r][0] = _mm512_mul_ps(_mm512_loadu_ps(sums_ + r * a_.head_size + d), factor);
        sums[r][1] = _mm512_mul_ps(_mm512_loadu_ps(sums_ + r * a_.head_size + d + lanes), factor);
      }
      multiply_pairs(weights_, block_keys / 2, values_ + first / 2 * a_.head_size + d, a_.head_size, lanes, keys / 2, sums);
      for (std::int64_t r = 0; r < block_rows; ++r) {
        _mm512_storeu_ps(sums_ + r * a_.head_size + d, sums[r][0]);
        _mm512_storeu_ps(sums_ + r * a_.head_size + d + lanes, sums[r][1]);
      }
    }
  }

  void put(std::int64_t row, const float* sums, float scale) {
    const __m512 factor = _mm512_set1_ps(scale);
    for (std::int64_t d = 0; d < a_.head_size; d += 2 * lanes) {
      const __m512 low = _mm512_mul_ps(_mm512_loadu_ps(sums + d), factor), high = _mm512_mul_ps(_mm512_loadu_ps(sums + d + lanes), factor);
      _mm512_storeu_si512(a_.output + row * a_.output_stride + d, reinterpret_cast<__m512i>(_mm512_cvtne2ps_pbh(high, low)));
    }
  }

  const BlockAttention& a_;
  std::int64_t pairs_, padded_;
  Pair* keys_ = nullptr;
  Pair* values_ = nullptr;
  float* sums_ = nullptr;
  float* scores_ = nullptr;
  Pair* queries_ = nullptr;
  Pair* weights_ = nullptr;
  float highest_[block_rows] = {}, total_[block_rows] = {}, factor_[block_rows] = {};
};

inline void attend_block(const BlockAttention& attention) { HeadBlocks(attention).run(); }

}  // namespace
}  // namespace core::kernels
