#include "ui/frame/job_notifier.h"

#include <QWidget>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/settings/preferences.h"

namespace ui {
namespace {

QString doneWords(JobKind kind) {
  switch (kind) {
    case JobKind::Text: return JobNotifier::tr("The answer is written");
    case JobKind::Images: return JobNotifier::tr("The pictures are drawn");
    case JobKind::Ranking: return JobNotifier::tr("The pictures are ranked");
    case JobKind::Load: break;
  }
  return JobNotifier::tr("The model is loaded");
}

QString failedWords(JobKind kind) {
  switch (kind) {
    case JobKind::Text: return JobNotifier::tr("The answer was not written");
    case JobKind::Images: return JobNotifier::tr("The pictures were not drawn");
    case JobKind::Ranking: return JobNotifier::tr("The pictures were not ranked");
    case JobKind::Load: break;
  }
  return JobNotifier::tr("The model was not loaded");
}

}  // namespace

JobNotifier::JobNotifier(EngineBridge& bridge, const Preferences& preferences, const QWidget& window, Tell tell, QObject* parent)
    : QObject(parent), m_preferences(preferences), m_window(window), m_tell(std::move(tell)) {
  connect(&bridge, &EngineBridge::jobStarted, this, [this](JobId job, JobKind kind) {
    m_running[job].kind = kind;
    m_running[job].clock.start();
  });
  connect(&bridge, &EngineBridge::jobEnded, this, &JobNotifier::onEnded);
}

void JobNotifier::onEnded(JobId job, const core::engine::JobReport& report) {
  if (!m_running.contains(job)) return;
  const Running ended = m_running.take(job);
  const bool isLong = ended.clock.elapsed() >= m_longFrom.count();
  if (!isLong || m_window.isActiveWindow() || !m_preferences.tellsOfLongJobs()) return;
  switch (report.outcome) {
    case core::engine::JobOutcome::finished: return m_tell(doneWords(ended.kind), {});
    case core::engine::JobOutcome::failed: return m_tell(failedWords(ended.kind), coreWords(report.sentence));
    case core::engine::JobOutcome::stopped: return;
  }
}

}  // namespace ui
