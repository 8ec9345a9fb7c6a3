#pragma once

#include <cstdint>

#include "core/kernels/kernel_table.h"

/// Included only by the files of one instruction set each, which hand in types of their own: nothing here, and nothing that
/// is included here, may be a function that another file could share, or the linker might give an old processor the
/// instructions of a new one. So: no standard library beyond integer types.
namespace core::kernels {

/// A product of weights widened to float32, and float32 input.
template <typename Lanes, typename Stored>
struct WidenedDot {
  using Weight = Stored;
  using Input = float;
  using Vector = typename Lanes::Vector;
  static constexpr std::int64_t width = Lanes::width;
  static constexpr std::int64_t rows_in_streams = 0;  // widening takes the time that streams would need

  static Vector weights(const Weight* from) { return Lanes::load(from); }
  static Vector weights(const Weight* from, std::int64_t count) { return Lanes::load_some(from, count); }
  static Vector inputs(const Input* from) { return Lanes::load(from); }
  static Vector inputs(const Input* from, std::int64_t count) { return Lanes::load_some(from, count); }
  static Vector add_product(Vector sum, Vector weight, Vector input) { return Lanes::multiply_add(weight, input, sum); }
};

/// Asks for the `lines` cache lines from `address` on, into the second level.
template <int lines>
[[gnu::always_inline]] inline void prefetch(const char*& address) {
  for (int line = 0; line < lines; ++line) __builtin_prefetch(address + 64 * line, 0, 2);
  address += 64 * lines;
}

/// `outputs` × `rows` sums, held in registers: the outputs are `apart` from each other. Each sum is one chain over the
/// columns, then one sum over the lanes.
template <typename Lanes, typename Dot, int outputs, int rows, bool prefetches>
void product_tile(const ProductPiece& p, const typename Dot::Weight* weight, const typename Dot::Input* input, float* output,
                  std::int64_t apart) {
  using Vector = typename Lanes::Vector;
  constexpr std::int64_t bytes = outputs * Dot::width * static_cast<std::int64_t>(sizeof(typename Dot::Weight));
  constexpr int lines = bytes < 64 ? 1 : static_cast<int>(bytes / 64);
  const char* ahead = reinterpret_cast<const char*>(weight + outputs * p.columns);
  Vector sums[outputs][rows];
  for (auto& of_output : sums) {
    for (Vector& sum : of_output) sum = Lanes::zero();
  }
  const std::int64_t whole = p.columns / Dot::width * Dot::width;
  for (std::int64_t i = 0; i < whole; i += Dot::width) {
    if constexpr (prefetches) prefetch<lines>(ahead);
    decltype(Dot::inputs(input)) x[rows];
    for (int r = 0; r < rows; ++r) x[r] = Dot::inputs(input + r * p.input_stride + i);
    for (int o = 0; o < outputs; ++o) {
      const auto w = Dot::weights(weight + o * apart * p.columns + i);
      for (int r = 0; r < rows; ++r) sums[o][r] = Dot::add_product(sums[o][r], w, x[r]);
    }
  }
  const std::int64_t rest = p.columns - whole;
  for (int o = 0; o < outputs; ++o) {
    for (int r = 0; r < rows; ++r) {
      if (rest > 0) {
        sums[o][r] = Dot::add_product(sums[o][r], Dot::weights(weight + o * apart * p.columns + whole, rest),
                                      Dot::inputs(input + r * p.input_stride + whole, rest));
      }
      output[r * p.output_stride + o * apart] = Lanes::sum(sums[o][r]);
    }
  }
}

template <typename Lanes, typename Dot, int outputs, bool prefetches>
void product_rows(const ProductPiece& p, std::int64_t output, std::int64_t row, std::int64_t rows, std::int64_t apart) {
  const auto* weight = static_cast<const typename Dot::Weight*>(p.weight) + output * p.columns;
  const auto* input = static_cast<const typename Dot::Input*>(p.input) + row * p.input_stride;
  float* to = p.output + row * p.output_stride + output;
  switch (rows) {
    case 1: return product_tile<Lanes, Dot, outputs, 1, prefetches>(p, weight, input, to, apart);
    case 2: return product_tile<Lanes, Dot, outputs, 2, prefetches>(p, weight, input, to, apart);
    case 3: return product_tile<Lanes, Dot, outputs, 3, prefetches>(p, weight, input, to, apart);
    default: return product_tile<Lanes, Dot, outputs, 4, prefetches>(p, weight, input, to, apart);
  }
}

/// Neighbouring outputs, four rows at a time; behind the first four the weights come from the cache.
template <typename Lanes, typename Dot, int outputs>
void product_block(const ProductPiece& p, std::int64_t output) {
  product_rows<Lanes, Dot, outputs, true>(p, output, 0, p.rows, 1);
  for (std::int64_t row = 4; row < p.rows; row += 4) product_rows<Lanes, Dot, outputs, false>(p, output, row, p.rows - row, 1);
}

/// Where `Dot::rows_in_streams` rows leave time to spare, memory sets the pace, and what counts is that the processor fetches
/// ahead by itself. It does so for a few streams that lie far apart; for neighbouring rows of weights it has to be told.
template <typename Lanes, typename Dot>
void multiply(const ProductPiece& p) {
  constexpr int together = Lanes::outputs_together;
  std::int64_t output = p.begin;
  if (p.rows <= Dot::rows_in_streams) {
    const std::int64_t apart = (p.end - p.begin) / together;
    for (; output < p.begin + apart; ++output) product_rows<Lanes, Dot, together, false>(p, output, 0, p.rows, apart);
    output = p.begin + apart * together;
  }
  for (; output + together <= p.end; output += together) product_block<Lanes, Dot, together>(p, output);
  for (; output < p.end; ++output) product_block<Lanes, Dot, 1>(p, output);
}

}  // namespace core::kernels
