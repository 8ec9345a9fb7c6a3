#pragma once

#include <cstdint>

#include "core/kernels/kernel_table.h"
#include "core/kernels/product_loop.h"

/// What a decoder does between its products, for one row. The rule at the top of product_loop.h holds here, too.
namespace core::kernels {

/// e^x to about one unit in the last place: 2^n · 2^f with n whole and |f| ≤ 1/2. The series is that of e^(f ln 2).
template <typename Lanes>
typename Lanes::Vector exponential(typename Lanes::Vector x) {
  using Vector = typename Lanes::Vector;
  constexpr float largest = 88.0F, smallest = -87.0F, log2_e = 1.44269504F, ln_2_high = 0.693359375F, ln_2_low = -2.12194440e-4F;
  x = Lanes::maximum(Lanes::minimum(x, Lanes::broadcast(largest)), Lanes::broadcast(smallest));
  const Vector n = Lanes::round(Lanes::multiply(x, Lanes::broadcast(log2_e)));
  Vector f = Lanes::multiply_add(n, Lanes::broadcast(-ln_2_high), x);
  f = Lanes::multiply_add(n, Lanes::broadcast(-ln_2_low), f);
  Vector series = Lanes::broadcast(1.0F / 5040);
  for (const float coefficient : {1.0F / 720, 1.0F / 120, 1.0F / 24, 1.0F / 6, 0.5F, 1.0F, 1.0F}) {
    series = Lanes::multiply_add(series, f, Lanes::broadcast(coefficient));
  }
  return Lanes::multiply(series, Lanes::power_of_two(n));
}

/// Calls whole(i) for each full vector of n numbers and then part(i, rest) if some are left.
template <typename Lanes, typename Whole, typename Part>
void for_vectors(std::int64_t n, Whole whole, Part part) {
  std::int64_t i = 0;
  for (; i + Lanes::width <= n; i += Lanes::width) whole(i);
  if (i < n) part(i, n - i);
}

template <typename Lanes, typename Stored>
float dot(const float* x, const Stored* y, std::int64_t n) {
  typename Lanes::Vector sum = Lanes::zero();
  for_vectors<Lanes>(
      n, [&](std::int64_t i) { sum = Lanes::multiply_add(Lanes::load(x + i), Lanes::load(y + i), sum); },
      [&](std::int64_t i, std::int64_t rest) {
        sum = Lanes::multiply_add(Lanes::load_some(x + i, rest), Lanes::load_some(y + i, rest), sum);
      });
  return Lanes::sum(sum);
}

/// Scores become e^(score − largest); returns their sum.
template <typename Lanes>
float soften(float* scores, std::int64_t n) {
  float largest = scores[0];
  for (std::int64_t i = 1; i < n; ++i) largest = scores[i] > largest ? scores[i] : largest;
  const typename Lanes::Vector shift = Lanes::broadcast(-largest);
  float total = 0;
  for_vectors<Lanes>(
      n,
      [&](std::int64_t i) {
        const auto weight = exponential<Lanes>(Lanes::add(Lanes::load(scores + i), shift));
        Lanes::store(scores + i, weight);
        total += Lanes::sum(weight);
      },
      [&](std::int64_t i, std::int64_t rest) {
        Lanes::store_some(scores + i, exponential<Lanes>(Lanes::add(Lanes::load_some(scores + i, rest), shift)), rest);
        for (std::int64_t j = i; j < n; ++j) total += scores[j];
      });
  return total;
}

/// output = Σ weight_s · value_s, for `vectors` vectors of the head.
template <typename Lanes, typename Stored, int vectors>
void blend(const AttentionPiece& p, const Stored* values, float* output, float scale) {
  typename Lanes::Vector sums[vectors];
  for (auto& sum : sums) sum = Lanes::zero();
  for (std::int64_t s = 0; s < p.positions; ++s) {
    const auto weight = Lanes::broadcast(p.scores[s]);
    for (int v = 0; v < vectors; ++v) {
      sums[v] = Lanes::multiply_add(weight, Lanes::load(values + s * p.head_size + v * Lanes::width), sums[v]);
    }
  }
  for (int v = 0; v < vectors; ++v) Lanes::store(output + v * Lanes::width, Lanes::multiply(sums[v], Lanes::broadcast(scale)));
}

template <typename Lanes, typename Stored>
void attend(const AttentionPiece& p) {
  const auto* keys = static_cast<const Stored*>(p.keys);
  const auto* values = static_cast<const Stored*>(p.values);
  for (std::int64_t s = 0; s < p.positions; ++s) {
    p.scores[s] = p.scale * dot<Lanes>(p.query, keys + s * p.head_size, p.head_size);
  }
  const float scale = 1.0F / soften<Lanes>(p.scores, p.positions);
  std::int64_t d = 0;
  for (; d + 4 * Lanes::width <= p.head_size; d += 4 * Lanes::width) blend<Lanes, Stored, 4>(p, values + d, p.output + d, scale);
  for (; d + Lanes::width <= p.head_size; d += Lanes::width) blend<Lanes, Stored, 1>(p, values + d, p.output + d, scale);
  for (; d < p.head_size; ++d) {
    float sum = 0;
    for (std::int64_t s = 0; s < p.positions; ++s) sum += p.scores[s] * Lanes::widen(values[s * p.head_size + d]);
    p.output[d] = sum * scale;
  }
}

template <typename Lanes>
void rms_norm(const float* x, const float* weight, float eps, std::int64_t n, float* y) {
  const float mean = dot<Lanes>(x, x, n) / static_cast<float>(n);
  const float scale = 1.0F / __builtin_sqrtf(mean + eps);
  const typename Lanes::Vector factor = Lanes::broadcast(scale);
  for_vectors<Lanes>(
      n,
      [&](std::int64_t i) {
        Lanes::store(y + i, Lanes::multiply(Lanes::multiply(Lanes::load(x + i), factor), Lanes::load(weight + i)));
      },
      [&](std::int64_t i, std::int64_t rest) {
        for (std::int64_t j = i; j < i + rest; ++j) y[j] = x[j] * scale * weight[j];
      });
}

template <typename Lanes>
void silu_multiply(const float* gate, const float* up, std::int64_t n, float* y) {
  const auto silu = [](typename Lanes::Vector g) {
    const auto denominator = Lanes::add(Lanes::broadcast(1.0F), exponential<Lanes>(Lanes::multiply(g, Lanes::broadcast(-1.0F))));
    return Lanes::divide(g, denominator);
  };
  for_vectors<Lanes>(
      n, [&](std::int64_t i) { Lanes::store(y + i, Lanes::multiply(silu(Lanes::load(gate + i)), Lanes::load(up + i))); },
      [&](std::int64_t i, std::int64_t rest) {
        const auto product = Lanes::multiply(silu(Lanes::load_some(gate + i, rest)), Lanes::load_some(up + i, rest));
        Lanes::store_some(y + i, product, rest);
      });
}

/// In four chains, so that no addition waits for the one before it: memory alone sets the pace.
template <typename Lanes>
float sum(const float* x, std::int64_t n) {
  constexpr int chains = 4;
  typename Lanes::Vector sums[chains];
  for (auto& each : sums) each = Lanes::zero();
  std::int64_t i = 0;
  for (; i + chains * Lanes::width <= n; i += chains * Lanes::width) {
    for (int c = 0; c < chains; ++c) sums[c] = Lanes::add(sums[c], Lanes::load(x + i + c * Lanes::width));
  }
  float all = Lanes::sum(Lanes::add(Lanes::add(sums[0], sums[1]), Lanes::add(sums[2], sums[3])));
  for (; i < n; ++i) all += x[i];
  return all;
}

/// All loops for one kind of vector, products of bfloat16 weights with `Dot`.
template <typename Lanes, typename Dot>
constexpr KernelTable make_kernel_table(bool narrows_input) {
  return {.narrows_input = narrows_input,
          .multiply_bf16 = multiply<Lanes, Dot>,
          .multiply_fp32 = multiply<Lanes, WidenedDot<Lanes, float>>,
          .attend_bf16 = attend<Lanes, Bf16>,
          .attend_fp32 = attend<Lanes, float>,
          .rms_norm = rms_norm<Lanes>,
          .silu_multiply = silu_multiply<Lanes>,
          .sum = sum<Lanes>};
}

}  // namespace core::kernels
