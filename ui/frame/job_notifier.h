#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <chrono>
#include <functional>

#include "ui/bridge/engine_bridge.h"

namespace ui {

class Preferences;

/// Tells the desktop that a long job has ended or failed, if the person looks at another window and wants to be told. One
/// that was stopped is no news.
class JobNotifier : public QObject {
  Q_OBJECT

 public:
  using Tell = std::function<void(const QString& heading, const QString& sentence)>;

  /// The arguments outlive it; `window` is the one that would be active.
  JobNotifier(EngineBridge& bridge, const Preferences& preferences, const QWidget& window, Tell tell, QObject* parent);

  /// Shorter jobs are not told; ten seconds at first.
  void setLongFrom(std::chrono::milliseconds time) { m_longFrom = time; }

 private:
  struct Running {
    JobKind kind = JobKind::Load;
    QElapsedTimer clock;
  };

  void onEnded(JobId job, const core::engine::JobReport& report);

  const Preferences& m_preferences;
  const QWidget& m_window;
  Tell m_tell;
  std::chrono::milliseconds m_longFrom{10000};
  QHash<JobId, Running> m_running;
};

}  // namespace ui
