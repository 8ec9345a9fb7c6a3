#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/evaluation/evaluation_report.h"
#include "core/evaluation/question_file.h"
#include "core/image/pixel_image.h"

namespace core::evaluation {

/// Answers one question; what a model says. Called on the thread of the evaluation.
using Answer =
    std::function<std::string(const std::shared_ptr<const image::PixelImage>& picture, const std::string& question)>;

struct VqaRow {
  const VqaItem& item;
  std::string prediction;
  bool correct = false;
};

/// Asks every question, scores by exact match and hands each row to `on_row` as soon as it is known. The stop token is
/// looked at after every question; a row whose answer was cut short by it is not counted.
/// Throws Error of the picture files, naming file and line of the question, and what `answer` throws.
EvaluationReport evaluate_questions(const std::vector<VqaItem>& items, const Answer& answer,
                                    const std::function<void(const VqaRow&)>& on_row, const std::stop_token& stop);

}  // namespace core::evaluation
