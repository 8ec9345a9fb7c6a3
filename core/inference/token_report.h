#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace core::inference {

/// A code that could have been drawn.
struct CodeChance {
  std::int64_t code = 0;
  float probability = 0;

  bool operator==(const CodeChance&) const = default;
};

/// How sure the model was of one token of a picture. The probabilities are those after guidance and temperature, before
/// top-k and top-p rule some out.
struct TokenReport {
  std::int64_t position = 0;          ///< in its picture, row by row
  float entropy = 0;                  ///< from 0, certain, to 1, all codes alike
  float probability = 0;              ///< of the code that was taken
  std::int64_t rank = 1;              ///< of the code that was taken; 1 is the likeliest
  std::vector<CodeChance> likeliest;  ///< a few, the likeliest first
};

/// How likely the model found tokens that were there already, as a product of chances.
struct Likelihood {
  double log_sum = 0;        ///< of the natural logarithms of their probabilities
  std::int64_t tokens = 0;

  /// The chance of one, in the geometric mean; 1 where there are none.
  [[nodiscard]] double per_token() const { return tokens > 0 ? std::exp(log_sum / static_cast<double>(tokens)) : 1; }
};

/// What a report has in `likeliest`, at most.
inline constexpr int most_reported_codes = 5;

/// `logits`: after guidance, as they are before the rules of sampling change them. `temperature` 0 counts as 1.
TokenReport report_token(std::span<const float> logits, float temperature, std::int64_t position, std::int64_t taken);

/// The natural logarithm of the probability that the report of `code` would have.
double log_probability(std::span<const float> logits, float temperature, std::int64_t code);

}  // namespace core::inference
