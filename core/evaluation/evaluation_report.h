#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace core::evaluation {

/// How many of how many were right.
struct Score {
  std::int64_t count = 0;
  std::int64_t correct = 0;

  /// The share, from 0 to 1; 0 where nothing was counted.
  [[nodiscard]] double value() const {
    return count == 0 ? 0.0 : static_cast<double>(correct) / static_cast<double>(count);
  }
};

/// The scores of one run over a set of questions or pictures.
struct EvaluationReport {
  Score all;
  std::map<std::string, Score> by_type;  ///< by type of question or tag of prompt
  Score kept_out;                        ///< the part about pairs that training never showed; counted in `all` too
  bool stopped = false;                  ///< the scores are of what was done until then
  double seconds = 0;

  /// The mean over the types: GenEval's overall score.
  [[nodiscard]] double mean_of_types() const {
    double sum = 0;
    for (const auto& [type, score] : by_type) {
      sum += score.value();
    }
    return by_type.empty() ? 0.0 : sum / static_cast<double>(by_type.size());
  }
};

}  // namespace core::evaluation
