#include "core/inference/logits_rules.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace core::inference {
namespace {

constexpr float ruled_out = -std::numeric_limits<float>::infinity();

/// The value of the k-th largest logit, counted from 1.
float kth_largest(std::span<const float> logits, std::size_t k) {
  std::vector<float> values(logits.begin(), logits.end());
  const auto kth = values.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(values.begin(), kth, values.end(), std::greater{});
  return *kth;
}

/// Keeps the k first tokens in the order (larger logit, lower index).
void keep_first(std::span<float> logits, std::size_t k) {
  const float border = kth_largest(logits, k);
  auto at_border = static_cast<std::ptrdiff_t>(k) - std::ranges::count_if(logits, [&](float l) { return l > border; });
  for (float& logit : logits) {
    if (logit > border || (logit == border && at_border-- > 0)) continue;
    logit = ruled_out;
  }
}

/// How many of the likeliest tokens it takes to reach `wanted`, a share of exp(logit − highest) summed up.
std::size_t tokens_to_reach(std::span<const float> logits, float highest, double wanted) {
  std::vector<float> values(logits.begin(), logits.end());
  // Usually few tokens hold the mass: sort a growing head of the list, not all of it.
  for (std::size_t head = 256;; head *= 8) {
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(head, values.size()));
    if (end != values.end()) std::nth_element(values.begin(), end, values.end(), std::greater{});
    std::sort(values.begin(), end, std::greater{});
    double reached = 0;
    for (auto value = values.begin(); value != end; ++value) {
      reached += std::exp(static_cast<double>(*value - highest));
      if (reached >= wanted) return static_cast<std::size_t>(value - values.begin()) + 1;
    }
    if (end == values.end()) return values.size();
  }
}

}  // namespace

void apply_guidance(std::span<float> conditional, std::span<const float> unconditional, float guidance) {
  for (std::size_t v = 0; v < conditional.size(); ++v) {
    conditional[v] = unconditional[v] + guidance * (conditional[v] - unconditional[v]);
  }
}

void apply_temperature(std::span<float> logits, float temperature) {
  for (float& logit : logits) logit /= temperature;
}

void keep_top_k(std::span<float> logits, std::int64_t k) {
  if (k == 0 || static_cast<std::size_t>(k) >= logits.size()) return;
  keep_first(logits, static_cast<std::size_t>(k));
}

void keep_top_p(std::span<float> logits, float p) {
  if (p >= 1 || logits.empty()) return;
  const float highest = *std::ranges::max_element(logits);
  double total = 0;
  for (const float logit : logits) total += std::exp(static_cast<double>(logit - highest));
  const std::size_t kept = tokens_to_reach(logits, highest, static_cast<double>(p) * total);
  if (kept < logits.size()) keep_first(logits, kept);
}

void apply_sampling_rules(std::span<float> logits, const SamplingOptions& options) {
  if (is_greedy(options)) return;
  apply_temperature(logits, options.temperature);
  keep_top_k(logits, options.top_k);
  keep_top_p(logits, options.top_p);
}

}  // namespace core::inference
