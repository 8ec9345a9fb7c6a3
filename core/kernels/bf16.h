#pragma once

#include <bit>
#include <cstdint>

namespace core::kernels {

/// A bfloat16 number as it lies in memory: the upper half of a float32.
struct Bf16 {
  std::uint16_t bits = 0;
};

/// Always inlined: the files of different instruction sets must not share a compiled copy (see product_loop.h).
[[nodiscard, gnu::always_inline]] constexpr float widened(Bf16 value) { return std::bit_cast<float>(std::uint32_t{value.bits} << 16); }

/// The nearest bfloat16, ties to even. NaN stays NaN.
[[nodiscard]] constexpr Bf16 narrowed(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  if ((bits & 0x7fffffffU) > 0x7f800000U) return {static_cast<std::uint16_t>((bits >> 16) | 0x40U)};
  return {static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16)};
}

}  // namespace core::kernels
