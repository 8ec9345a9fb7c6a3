#include "ui/hub/downloads.h"

#include <algorithm>
#include <utility>

#include "ui/hub/download_job.h"

namespace ui {
Downloads::Downloads(DownloadPace pace, QObject* parent) : QObject(parent), m_pace(std::move(pace)) {
  qRegisterMetaType<DownloadProgress>();
  m_thread.setObjectName(QStringLiteral("downloads"));
  m_thread.start();
}

Downloads::~Downloads() {
  endJob();
  m_thread.quit();
  m_thread.wait();
}

void Downloads::start(const DownloadOrder& order) {
  const QString& repository = order.repository;
  const bool isQueued = std::any_of(m_waiting.begin(), m_waiting.end(),
                                    [&](const DownloadOrder& each) { return each.repository == repository; });
  if (repository == m_running || isQueued) return;
  DownloadProgress& progress = m_progress[repository];
  progress.repository = repository;
  m_waiting.append(order);
  m_waiting.last().listAnew = progress.problem == DownloadProblem::Damaged;
  progress.state = DownloadState::Waiting;
  progress.problem = DownloadProblem::None;
  progress.sentence.clear();
  Q_EMIT changed(repository);
  startNext();
}

void Downloads::startNext() {
  if (!m_running.isEmpty() || m_waiting.isEmpty()) return;
  const DownloadOrder order = m_waiting.takeFirst();
  m_running = order.repository;
  m_job = new DownloadJob(order, m_pace);  // without a parent: it lives on another thread; endJob ends it
  m_job->moveToThread(&m_thread);
  connect(m_job, &DownloadJob::progressed, this, &Downloads::take);
  QMetaObject::invokeMethod(m_job, &DownloadJob::start, Qt::QueuedConnection);
}

void Downloads::take(const DownloadProgress& progress) {
  if (progress.repository != m_running) return;
  m_progress[m_running] = progress;
  if (isOver(progress.state)) {
    endJob();
    m_running.clear();
  }
  Q_EMIT changed(progress.repository);
  if (progress.state == DownloadState::Finished) Q_EMIT finished(progress.repository, progress.folder);
  startNext();
}

void Downloads::endJob() {
  if (m_job != nullptr) std::exchange(m_job, nullptr)->deleteLater();
}

void Downloads::pause(const QString& repository) {
  if (repository == m_running && m_job != nullptr) {
    QMetaObject::invokeMethod(m_job, &DownloadJob::pause, Qt::QueuedConnection);
    return;
  }
  const auto removed = m_waiting.removeIf([&](const DownloadOrder& each) { return each.repository == repository; });
  if (removed == 0) return;
  m_progress[repository].state = DownloadState::Paused;
  Q_EMIT changed(repository);
}

void Downloads::cancel(const DownloadOrder& order, bool keepParts) {
  const auto cancelIt = [keepParts](DownloadJob* job) {
    QMetaObject::invokeMethod(job, [job, keepParts] { job->cancel(keepParts); }, Qt::QueuedConnection);
  };
  if (order.repository == m_running && m_job != nullptr) return cancelIt(m_job);
  m_waiting.removeIf([&](const DownloadOrder& each) { return each.repository == order.repository; });
  auto* job = new DownloadJob(order, m_pace);  // does nothing but this, and goes
  job->moveToThread(&m_thread);
  connect(job, &DownloadJob::progressed, this, [this](const DownloadProgress& progress) {
    m_progress[progress.repository] = progress;
    Q_EMIT changed(progress.repository);
  });
  connect(job, &DownloadJob::progressed, job, &QObject::deleteLater);
  cancelIt(job);
}

void Downloads::forget(const QString& repository) {
  const auto progress = m_progress.constFind(repository);
  if (progress != m_progress.cend() && progress->state == DownloadState::Finished) m_progress.erase(progress);
}

std::optional<DownloadProgress> Downloads::progress(const QString& repository) const {
  const auto found = m_progress.constFind(repository);
  return found == m_progress.cend() ? std::nullopt : std::optional(*found);
}

std::optional<DownloadProgress> Downloads::running() const {
  return m_running.isEmpty() ? std::nullopt : progress(m_running);
}

}  // namespace ui
