#include "core/kernels/avx512_lanes.h"
#include "core/kernels/block_attention_loop.h"

namespace core::kernels {
namespace {

/// Products of pairs of bfloat16 numbers, added up in float32. Both sides are bfloat16.
struct PairDot {
  using Weight = Bf16;
  using Input = Bf16;
  static constexpr std::int64_t width = 32;
  static constexpr std::int64_t rows_in_streams = 2;

  static __m512i load(const Bf16* from) { return _mm512_loadu_si512(from); }
  static __m512i load_some(const Bf16* from, std::int64_t count) {
    return _mm512_maskz_loadu_epi16(static_cast<__mmask32>((std::uint64_t{1} << count) - 1U), from);
  }
  static __m512i weights(const Bf16* from) { return load(from); }
  static __m512i weights(const Bf16* from, std::int64_t count) { return load_some(from, count); }
  static __m512i inputs(const Bf16* from) { return load(from); }
  static __m512i inputs(const Bf16* from, std::int64_t count) { return load_some(from, count); }
  static __m512 add_product(__m512 sum, __m512i weight, __m512i input) {
    return _mm512_dpbf16_ps(sum, reinterpret_cast<__m512bh>(weight), reinterpret_cast<__m512bh>(input));
  }
};

}  // namespace

const KernelTable& avx512_bf16_kernels() {
  static constexpr KernelTable table = [] {
    KernelTable made = make_kernel_table<Avx512Lanes, PairDot>(true);
    made.attend_block = attend_block;
    return made;
  }();
  return table;
}

}  // namespace core::kernels
