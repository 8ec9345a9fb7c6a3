#include "ui/frame/engine_status.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

using core::engine::Stage;

constexpr int announceMs = 250;
constexpr double measureSeconds = 2;

QString gigabytes(std::int64_t bytes) {
  const double value = static_cast<double>(bytes) / 1e9;
  return QLocale().toString(value, 'f', value < 100 ? 1 : 0);
}

QString weightSize(std::int64_t bytes) {
  if (bytes >= 1'000'000'000) return EngineStatus::tr("%1 GB").arg(gigabytes(bytes));
  return EngineStatus::tr("%1 MB").arg(std::max<std::int64_t>(1, bytes / 1'000'000));
}

bool makesTokens(Stage stage) { return stage == Stage::writing || stage == Stage::drawing; }

}  // namespace

EngineStatus::EngineStatus(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  if (bridge.model() != nullptr) m_phase = Phase::Ready;
  m_announce.setSingleShot(true);
  m_announce.setInterval(announceMs);
  connect(&m_announce, &QTimer::timeout, this, &EngineStatus::changed);
  connect(&bridge, &EngineBridge::jobStarted, this, &EngineStatus::onJobStarted);
  connect(&bridge, &EngineBridge::progressed, this, &EngineStatus::onProgressed);
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
  m_pictureTokens.clear();
  m_measured.invalidate();
  m_phase = kind == JobKind::Load ? Phase::Loading : Phase::Busy;
  if (kind == JobKind::Load) m_failure.clear();
  changedNow();
}

void EngineStatus::onProgressed(JobId job, const core::engine::Progress& progress) {
  if (job != m_job) return;
  const bool newStage = progress.stage != m_progress.stage;
  m_progress = progress;
  if (makesTokens(progress.stage) && !m_measured.isValid()) {
    m_measured.start();
    m_tokensAtStart = tokensMade();
  }
  newStage ? changedNow() : changedSoon();
}

void EngineStatus::onImageToken(JobId job, qint64 index, qint64 tokens) {
  if (job != m_job) return;
  m_pictureTokens[index] = tokens;
  changedSoon();
}

void EngineStatus::onJobEnded(JobId job) {
  m_pictureCounts.remove(job);
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
  return m_kind == JobKind::Images ? QStringLiteral("create") : QStringLiteral("chat");
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
    case Stage::loading: return total > 0 ? tr("part %1 of %2").arg(std::min(done + 1, total)).arg(total) : QString();
    case Stage::writing: return done > 0 ? tr("token %1").arg(done) : QString();
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

double EngineStatus::fraction() const {
  if (m_job == 0) return 0;
  return m_progress.total > 0 && m_progress.stage != Stage::writing
             ? static_cast<double>(m_progress.done) / static_cast<double>(m_progress.total)
             : -1;
}

QString EngineStatus::speedText() const {
  const double speed = m_job == 0 ? 0 : tokensPerSecond();
  if (speed <= 0) return {};
  return tr("%1 tok/s").arg(QLocale().toString(speed, 'f', speed < 10 ? 1 : 0));
}

QString EngineStatus::timeLeftText() const {
  const double seconds = m_job == 0 ? -1 : secondsLeft();
  if (seconds < 0) return {};
  if (seconds > 90) return tr("about %1 min left").arg(static_cast<int>(std::lround(seconds / 60)));
  return tr("about %1 s left").arg(static_cast<int>(std::ceil(seconds)));
}

QString EngineStatus::modelName() const {
  if (m_phase == Phase::Loading) return tr("Loading a model");
  if (const auto* model = m_bridge.model()) return toQString(std::string_view(model->name));
  return m_failure.isEmpty() ? tr("No model") : tr("Model not loaded");
}

QString EngineStatus::deviceText() const {
  const auto* model = m_bridge.model();
  if (model == nullptr) return {};
  return QStringLiteral("%1 · %2").arg(toQString(std::string_view(model->device)),
                                       toQString(std::string_view(model->precision)));
}

QString EngineStatus::memoryText() const {
  const auto* model = m_bridge.model();
  if (model == nullptr || model->weight_bytes == 0) return {};
  const QString weights = weightSize(model->weight_bytes);
  if (model->device_memory_bytes == 0) return weights;
  if (model->weight_bytes < 1'000'000'000) return tr("%1 of %2 GB").arg(weights, gigabytes(model->device_memory_bytes));
  return tr("%1 of %2 GB").arg(gigabytes(model->weight_bytes), gigabytes(model->device_memory_bytes));
}

double EngineStatus::memoryFraction() const {
  const auto* model = m_bridge.model();
  if (model == nullptr || model->device_memory_bytes == 0) return 0;
  return static_cast<double>(model->weight_bytes) / static_cast<double>(model->device_memory_bytes);
}

QString EngineStatus::modelDetails() const {
  const auto* model = m_bridge.model();
  if (model == nullptr) return m_failure.isEmpty() ? modelName() : m_failure;
  QStringList lines{modelName(), deviceText()};
  if (!memoryText().isEmpty()) lines << tr("Weights: %1").arg(memoryText());
  lines << tr("%1 million parameters").arg(QLocale().toString(static_cast<double>(model->parameters) / 1e6, 'f', 1));
  if (!model->device_reason.empty()) lines << toQString(std::string_view(model->device_reason));
  return lines.join(QLatin1Char('\n'));
}

}  // namespace ui
