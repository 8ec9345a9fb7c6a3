#pragma once

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

/// What a report has in `likeliest`, at most.
inline constexpr int most_reported_codes = 5;

/// `logits`: after guidance, as they are before the rules of sampling change them. `temperature` 0 counts as 1.
TokenReport report_token(std::span<const float> logits, float temperature, std::int64_t position, std::int64_t taken);

}  // namespace core::inference
