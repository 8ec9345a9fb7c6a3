#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

namespace ui {

class DownloadPreferences;
class EngineBridge;
class EngineStatus;
class LoadDesk;

/// Unloads the model when it was not used for as long as the settings say.
class IdleUnload : public QObject {
  Q_OBJECT

 public:
  /// The arguments outlive it.
  IdleUnload(EngineBridge& bridge, EngineStatus& status, DownloadPreferences& preferences, LoadDesk& desk, QObject* parent);

  /// How long a minute is; tests take shorter ones.
  void setMinute(std::chrono::milliseconds minute);

 private:
  void begin();

  EngineBridge& m_bridge;
  EngineStatus& m_status;
  DownloadPreferences& m_preferences;
  LoadDesk& m_desk;
  std::chrono::milliseconds m_minute{60'000};
  QTimer m_unused;
  bool m_isIdle = false;
};

}  // namespace ui
