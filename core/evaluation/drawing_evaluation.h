#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/evaluation/evaluation_report.h"

namespace core::evaluation {

struct DrawingRow {
  std::string prompt;
  std::string tag;    ///< GenEval's kind of prompt
  std::string image;  ///< relative to the folder: "00012/samples/0003.png"
  std::string found;  ///< what the picture holds, in words
  bool correct = false;
  std::string reason;  ///< why not; empty when correct
};

/// Judges every picture of a folder in GenEval's layout (NNNNN/metadata.jsonl, NNNNN/samples/*.png) that was drawn from
/// blocks prompts. The overall score is `mean_of_types()`. The stop token is looked at before every picture.
/// Throws Error that names the folder, the line or the picture which is missing or damaged.
EvaluationReport evaluate_drawings(const std::filesystem::path& folder,
                                   const std::function<void(const DrawingRow&)>& on_row, const std::stop_token& stop);

}  // namespace core::evaluation
