#pragma once

#include <string>
#include <string_view>

#include "core/evaluation/evaluation_report.h"

namespace core::evaluation {

/// Whether a prediction is the answer, apart from case, blanks and final punctuation.
bool is_exact_match(std::string_view prediction, std::string_view answer);

/// Where the result belongs.
struct ScoreKey {
  std::string type;
  bool kept_out = false;
};

/// Counts results by type.
class ScoreTable {
 public:
  void add(const ScoreKey& key, bool correct);
  void reset() { report_ = {}; }
  /// The counts so far; `stopped` and `seconds` are left to the caller.
  [[nodiscard]] const EvaluationReport& value() const { return report_; }

 private:
  EvaluationReport report_;
};

}  // namespace core::evaluation
