#include "ui/frame/engine_status.h"

#include <QLocale>
#include <algorithm>

#include "ui/bridge/qt_convert.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/time_words.h"

namespace ui {
namespace {

using core::engine::Stage;

constexpr int announceMs = 250;
constexpr double measureSeconds = 2;

bool makesTokens(Stage stage) { return stage == Stage::writing || stage == Stage::drawing; }

}  // namespace

EngineStatus::EngineStatus(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  if (bridge.model() != nullptr) m_phase = Phase::Ready;
  m_announce.setSingleShot(true);
  m_announce.setInterval(announceMs);
  connect(&m_announce, &QTimer::timeout, this, &EngineStatus::changed);
  connect(&bridge, &EngineBridge::jobStarted, this, &EngineStatus::onJobStarted);
  connect(&bridge, &EngineBridge::progressed, this, &EngineStatus::onProgressed);
  connect(&bridge, &EngineBridge::loadProgressed, this, &EngineStatus::onLoadProgressed);
  connect(&bridge, &EngineBridge::memoryMeasured, this, &EngineStatus::changedNow);
  connect(&bridge, &EngineBridge::imageTokenArrived, this, &EngineStatus::onImageToken);
  connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId job) { onJobEnded(job); });
  connect(&bridge, &EngineBridge::waitingJobsChanged, this, [this](int waiting) {
    m_waiting = waiting;
    changedNow();
  });
  connect(&bridge, &EngineBridge::modelLoaded, this, [this] {
    m_failure.clear();
    if (m_job == 0) m_phase = Phase::Ready;
    changedNow();
  });
  connect(&bridge, &EngineBridge::modelUnloaded, this, [this] {
    if (m_phase == Phase::Ready) m_phase = Phase::NoModel;
    changedNow();
  });
  connect(&bridge, &EngineBridge::modelComesBack, this,
          [this](JobId job, const core::engine::LoadRequest&, const QString& name) { expectModel(job, name); });
  connect(&bridge, &EngineBridge::modelFailed, this, [this](core::ErrorKind, const QString& sentence) {
    m_failure = sentence;
    changedNow();
  });
}

void EngineStatus::expectPictures(JobId job, int count) { m_pictureCounts[job] = count; }

void EngineStatus::onJobStarted(JobId job, JobKind kind) {
  m_job = job;
  m_kind = kind;
  m_progress = {.stage = kind == JobKind::Load ? Stage::loading : Stage::reading};
  m_load = {};
  m_pictureTokens.clear();
  m_measured.invalidate();
  m_looking.invalidate();
  m_looked = 0;
  m_phase = kind == JobKind::Load ? Phase::Loading : Phase::Busy;
  if (kind == JobKind::Load) m_failure.clear();
  changedNow();
}

void EngineStatus::onProgressed(JobId job, const core::engine::Progress& progress) {
  if (job != m_job) return;
  const bool newStage = progress.stage != m_progress.stage;
  measureLooking(progress);
  m_progress = progress;
  if (makesTokens(progress.stage) && !m_measured.isValid()) {
    m_measured.start();
    m_tokensAtStart = tokensMade();
  }
  newStage ? changedNow() : changedSoon();
}

void EngineStatus::measureLooking(const core::engine::Progress& next) {
  if (next.stage == Stage::looking) {
    if (!m_looking.isValid()) m_looking.start();
    m_looked = next.total;
  } else if (m_progress.stage == Stage::looking) {
    m_lookSeconds = static_cast<double>(m_looking.elapsed()) / 1000;
  }
}

void EngineStatus::onLoadProgressed(JobId job, const core::engine::LoadProgress& progress) {
  if (job != m_job) return;
  m_load = progress;
  m_progress = {.stage = Stage::loading, .done = progress.bytes_done, .total = progress.bytes_total};
  changedSoon();
}

void EngineStatus::onImageToken(JobId job, qint64 index, qint64 tokens) {
  if (job != m_job) return;
  m_pictureTokens[index] = tokens;
  changedSoon();
}

void EngineStatus::onJobEnded(JobId job) {
  m_pictureCounts.remove(job);
  m_loadNames.remove(job);
  if (job != m_job) return;
  m_job = 0;
  m_phase = m_bridge.model() != nullptr ? Phase::Ready : m_failure.isEmpty() ? Phase::NoModel : Phase::ModelFailed;
  changedNow();
}

void EngineStatus::changedNow() {
  m_announce.stop();
  Q_EMIT changed();
}

void EngineStatus::changedSoon() {
  if (!m_announce.isActive()) m_announce.start();
}

qint64 EngineStatus::tokensMade() const {
  if (m_progress.stage != Stage::drawing || m_pictureTokens.isEmpty()) return m_progress.done;
  qint64 sum = 0;
  for (const qint64 tokens : m_pictureTokens) sum += tokens;
  return sum;
}

double EngineStatus::tokensPerSecond() const {
  if (!m_measured.isValid() || !makesTokens(m_progress.stage)) return 0;
  const double seconds = static_cast<double>(m_measured.elapsed()) / 1000;
  return seconds < 0.3 ? 0 : static_cast<double>(tokensMade() - m_tokensAtStart) / seconds;
}

double EngineStatus::secondsLeft() const {
  if (m_progress.stage == Stage::loading) {
    if (m_load.bytes_done == 0 || m_load.seconds < measureSeconds) return -1;
    return m_load.seconds * static_cast<double>(m_load.bytes_total - m_load.bytes_done) / static_cast<double>(m_load.bytes_done);
  }
  if (m_progress.stage != Stage::drawing || m_progress.total == 0) return -1;  // how long an answer gets is not known
  if (!m_measured.isValid() || static_cast<double>(m_measured.elapsed()) < measureSeconds * 1000) return -1;
  const double speed = tokensPerSecond();
  const qint64 all = m_progress.total * m_pictureCounts.value(m_job, 1);
  return speed > 0 ? static_cast<double>(all - tokensMade()) / speed : -1;
}

QString EngineStatus::stageIcon() const {
  switch (m_phase) {
    case Phase::NoModel: return QStringLiteral("info");
    case Phase::ModelFailed: return QStringLiteral("error");
    case Phase::Ready: return QStringLiteral("ok");
    case Phase::Loading: return QStringLiteral("memory");
    case Phase::Busy: break;
  }
  switch (m_progress.stage) {
    case Stage::looking: return QStringLiteral("eye");
    case Stage::drawing:
    case Stage::painting: return QStringLiteral("create");
    case Stage::loading: return QStringLiteral("memory");
    case Stage::reading:
    case Stage::writing: break;
  }
  return m_kind == JobKind::Images || m_kind == JobKind::Ranking ? QStringLiteral("create") : QStringLiteral("chat");
}

QString EngineStatus::stageText() const {
  switch (m_phase) {
    case Phase::NoModel: return tr("No model loaded");
    case Phase::ModelFailed: return tr("The model was not loaded");
    case Phase::Ready: return tr("Ready");
    case Phase::Loading: return tr("Loading");
    case Phase::Busy: break;
  }
  switch (m_progress.stage) {
    case Stage::loading: return tr("Loading");
    case Stage::looking: return tr("Looking at the picture");
    case Stage::reading: return tr("Reading the prompt");
    case Stage::writing: return tr("Writing");
    case Stage::drawing: return tr("Drawing");
    case Stage::painting: return tr("Painting");
  }
  return {};
}

QString EngineStatus::countText() const {
  if (m_job == 0) return {};
  const auto done = m_progress.done;
  const auto total = m_progress.total;
  switch (m_progress.stage) {
    case Stage::loading: return loadText();
    case Stage::writing:
      if (done <= 0) return {};
      return total > 0 ? tr("token %1 of at most %2").arg(done).arg(total) : tr("token %1").arg(done);
    case Stage::drawing: break;
    case Stage::looking:
    case Stage::reading:
    case Stage::painting: return total > 1 ? tr("%1 of %2").arg(done).arg(total) : QString();
  }
  const QString tokens = total > 0 ? tr("token %1 of %2").arg(done).arg(total) : QString();
  const int pictures = m_pictureCounts.value(m_job, 1);
  if (pictures < 2) return tokens;
  const auto finished =
      std::count_if(m_pictureTokens.begin(), m_pictureTokens.end(), [&](qint64 made) { return made >= total; });
  const auto begun = m_pictureTokens.size();
  const auto current = std::min<qsizetype>(finished + 1, pictures);
  const QString which = begun > current ? tr("pictures %1–%2 of %3").arg(current).arg(begun).arg(pictures)
                                        : tr("picture %1 of %2").arg(current).arg(pictures);
  return QStringLiteral("%1 · %2").arg(which, tokens);
}

QString EngineStatus::loadText() const {
  if (m_load.bytes_total == 0) return {};
  const QString bytes = sizeOfSize(m_load.bytes_done, m_load.bytes_total);
  return m_load.shards > 1 ? tr("shard %1 of %2 · %3").arg(m_load.shard).arg(m_load.shards).arg(bytes) : bytes;
}

double EngineStatus::fraction() const {
  if (m_job == 0) return 0;
  return m_progress.total > 0 && m_progress.stage != Stage::writing
             ? static_cast<double>(m_progress.done) / static_cast<double>(m_progress.total)
             : -1;
}

QString EngineStatus::speedText() const {
  if (m_job == 0) return {};
  if (m_progress.stage == Stage::loading && m_load.seconds >= measureSeconds) {
    return tr("%1/s").arg(sizeWords(static_cast<qint64>(static_cast<double>(m_load.bytes_done) / m_load.seconds)));
  }
  const double speed = tokensPerSecond();
  if (speed <= 0) return {};
  return tr("%1 tok/s").arg(QLocale().toString(speed, 'f', speed < 10 ? 1 : 0));
}

bool EngineStatus::hasLine() const { return m_job != 0 && m_progress.stage != Stage::writing; }

QString EngineStatus::lookedText() const {
  constexpr double leastSeconds = 0.05;  // what took less was remembered from before, or is not worth a word
  if (m_job == 0 || m_progress.stage != Stage::writing || m_looked == 0 || m_lookSeconds < leastSeconds) return {};
  const auto pictures = static_cast<int>(m_looked);
  const QString seconds = QLocale().toString(m_lookSeconds, 'f', 1);
  return counted(pictures, tr("1 picture read in %1 s"), tr("%n pictures read in %1 s", nullptr, pictures)).arg(seconds);
}

QString EngineStatus::timeLeftText() const {
  const double seconds = m_job == 0 ? -1 : secondsLeft();
  return seconds < 0 ? QString() : timeLeftWords(seconds);
}

}  // namespace ui
