#include "core/inference/token_report.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/inference/generation_options.h"

namespace core::inference {

TokenReport report_token(std::span<const float> logits, float temperature, std::int64_t position, std::int64_t taken) {
  const double scale = is_greedy({.temperature = temperature}) ? 1.0 : 1.0 / static_cast<double>(temperature);
  const double highest = *std::ranges::max_element(logits);
  double total = 0, weighted = 0;  // Σ e^x and Σ x · e^x, x the scaled logit below the highest
  for (const float logit : logits) {
    const double below = (static_cast<double>(logit) - highest) * scale;
    const double share = std::exp(below);
    total += share;
    weighted += share > 0 ? below * share : 0;  // −∞ · 0 is not a number
  }
  const auto probability = [&](std::int64_t code) {
    return static_cast<float>(std::exp((static_cast<double>(logits[static_cast<std::size_t>(code)]) - highest) * scale) / total);
  };
  const double nats = std::log(total) - weighted / total;
  const double most = std::log(static_cast<double>(logits.size()));

  std::vector<std::int64_t> codes(logits.size());
  std::iota(codes.begin(), codes.end(), 0);
  const auto shown = std::min<std::size_t>(most_reported_codes, codes.size());
  const auto likelier = [&](std::int64_t a, std::int64_t b) {
    const float x = logits[static_cast<std::size_t>(a)], y = logits[static_cast<std::size_t>(b)];
    return x > y || (x == y && a < b);
  };
  std::partial_sort(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(shown), codes.end(), likelier);
  TokenReport report{.position = position, .probability = probability(taken), .likeliest = {}};
  report.entropy = most > 0 ? static_cast<float>(std::clamp(nats / most, 0.0, 1.0)) : 0;
  report.rank = 1 + std::ranges::count_if(codes, [&](std::int64_t code) { return likelier(code, taken); });
  for (std::size_t i = 0; i < shown; ++i) report.likeliest.push_back({codes[i], probability(codes[i])});
  return report;
}

double log_probability(std::span<const float> logits, float temperature, std::int64_t code) {
  const double scale = is_greedy({.temperature = temperature}) ? 1.0 : 1.0 / static_cast<double>(temperature);
  const double highest = *std::ranges::max_element(logits);
  double total = 0;
  for (const float logit : logits) total += std::exp((static_cast<double>(logit) - highest) * scale);
  return (static_cast<double>(logits[static_cast<std::size_t>(code)]) - highest) * scale - std::log(total);
}

}  // namespace core::inference
