#include <utility>

#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/qt_convert.h"
#include "ui/bridge/report_thinner.h"

// The part of EngineBridge that asks one question about each of some pictures.

namespace ui {

using core::engine::JobOutcome;

JobId EngineBridge::rankPictures(const QList<QImage>& pictures, const QString& question, const QStringList& words) {
  core::engine::WordChanceRequest request;
  request.question.turns.push_back({.text = toUtf8(question), .pictures = {}});
  for (const QString& word : words) request.words.push_back(toUtf8(word));
  return submit(JobKind::Ranking, [this, pictures, request](JobId job, std::stop_token stop) {
    return rank(job, pictures, request, stop);
  });
}

JobOutcome EngineBridge::rank(JobId job, const QList<QImage>& pictures, core::engine::WordChanceRequest request,
                              std::stop_token stop) {
  ProgressThinner thinner;
  core::engine::TextObserver observer;
  observer.on_progress = [this, job, &thinner](const core::engine::Progress& progress) {
    if (thinner.passes(progress)) post([this, job, progress] { Q_EMIT progressed(job, progress); });
  };
  for (qsizetype number = 0; number < pictures.size(); ++number) {
    request.question.turns.front().pictures = {
        std::make_shared<const core::image::PixelImage>(toPixelImage(pictures[number]))};
    const core::engine::WordChances weighed = engine().weigh_words(request, observer, stop);
    if (weighed.ending == core::engine::Ending::stopped) return JobOutcome::stopped;
    const QList<double> chances(weighed.chances.begin(), weighed.chances.end());
    post([this, job, number, chances] { Q_EMIT wordsWeighed(job, number, chances); });
  }
  return JobOutcome::finished;
}

}  // namespace ui
