#include "core/evaluation/vqa_evaluation.h"

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/evaluation/score_table.h"
#include "core/image/image_file.h"

namespace core::evaluation {
namespace {

using PicturePtr = std::shared_ptr<const image::PixelImage>;

PicturePtr read_picture(const VqaItem& item) {
  try {
    return std::make_shared<const image::PixelImage>(image::read_image(item.image));
  } catch (const Error& error) {
    throw Error(error.kind(), join(item.place, ": ", error.what()), error.detail());
  }
}

}  // namespace

EvaluationReport evaluate_questions(const std::vector<VqaItem>& items, const Answer& answer,
                                    const std::function<void(const VqaRow&)>& on_row, const std::stop_token& stop) {
  const auto start = Clock::now();
  ScoreTable table;
  PicturePtr picture;
  const VqaItem* shown = nullptr;  // questions about one picture stand together: it is read once
  for (const VqaItem& item : items) {
    if (stop.stop_requested()) {
      break;
    }
    if (shown == nullptr || shown->image != item.image) {
      picture = read_picture(item);
      shown = &item;
    }
    VqaRow row{.item = item, .prediction = answer(picture, item.question)};
    if (stop.stop_requested()) {
      break;
    }
    row.correct = is_exact_match(row.prediction, item.answer);
    table.add({.type = item.type, .kept_out = item.kept_out}, row.correct);
    if (on_row) {
      on_row(row);
    }
  }
  EvaluationReport report = table.value();
  report.stopped = report.all.count < static_cast<std::int64_t>(items.size());
  report.seconds = seconds_since(start);
  return report;
}

}  // namespace core::evaluation
