#include "ui/create/picture_ranker.h"

#include <algorithm>

#include "ui/bridge/core_words.h"
#include "ui/create/create_model.h"

namespace ui {
namespace {

/// In English whatever the language of the program: it is the model that reads it.
QString question(QString prompt) {
  while (prompt.endsWith(QLatin1Char('.')) || prompt.endsWith(QLatin1Char(' '))) prompt.chop(1);
  return QStringLiteral("Does the image show %1?").arg(prompt);
}

const QStringList answers{QStringLiteral("Yes"), QStringLiteral("No")};

}  // namespace

PictureRanker::PictureRanker(EngineBridge& bridge, CreateModel& model, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_model(model) {
  connect(&bridge, &EngineBridge::jobStarted, this, [this](JobId job) {
    if (m_works.contains(job)) tell(m_works[job], true);
  });
  connect(&bridge, &EngineBridge::wordsWeighed, this, &PictureRanker::onWeighed);
  connect(&bridge, &EngineBridge::jobEnded, this, &PictureRanker::onEnded);
}

void PictureRanker::rank(JobId drawing) {
  const Drawing* drawn = m_model.drawingAt(m_model.sectionOf(drawing));
  if (drawn == nullptr || !drawn->canBeRanked()) return;
  Work work{.drawing = drawing, .numbers = {}, .yes = {}};
  QList<QImage> pictures;
  for (const Tile& tile : drawn->tiles) {
    work.numbers.append(tile.number);
    pictures.append(tile.picture);
  }
  m_works.insert(m_bridge.rankPictures(pictures, question(drawn->prompt), answers), work);
  tell(work, false);
}

void PictureRanker::stop(JobId drawing) {
  for (auto work = m_works.cbegin(); work != m_works.cend(); ++work) {
    if (work->drawing == drawing) m_bridge.stop(work.key());
  }
}

bool PictureRanker::stopNewest() {
  if (m_works.isEmpty()) return false;
  const QList<JobId> jobs = m_works.keys();
  m_bridge.stop(*std::max_element(jobs.begin(), jobs.end()));
  return true;
}

void PictureRanker::tell(const Work& work, bool begun) {
  const int seen = static_cast<int>(work.yes.size());
  m_model.setRankingProgress(work.drawing, RankingProgress{.underWay = true, .begun = begun, .seen = seen, .failure = {}});
}

void PictureRanker::onWeighed(JobId job, qint64 picture, const QList<double>& chances) {
  const auto work = m_works.find(job);
  if (work == m_works.end()) return;
  work->yes.insert(work->numbers[picture], chances.first());
  tell(*work, true);
}

void PictureRanker::onEnded(JobId job, const core::engine::JobReport& report) {
  const auto found = m_works.constFind(job);
  if (found == m_works.constEnd()) return;
  const Work work = *found;
  m_works.erase(found);
  RankingProgress ended;
  if (report.outcome == core::engine::JobOutcome::failed) ended.failure = coreWords(report.sentence);
  m_model.setRankingProgress(work.drawing, ended);
  if (report.outcome == core::engine::JobOutcome::finished) m_model.rankTiles(work.drawing, RankedBy::Prompt, work.yes);
}

}  // namespace ui
