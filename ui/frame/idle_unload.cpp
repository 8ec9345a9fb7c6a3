#include "ui/frame/idle_unload.h"

#include <utility>

#include "ui/bridge/engine_bridge.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/load_desk.h"
#include "ui/settings/download_preferences.h"

namespace ui {

IdleUnload::IdleUnload(EngineBridge& bridge, EngineStatus& status, DownloadPreferences& preferences, LoadDesk& desk,
                       QObject* parent)
    : QObject(parent), m_bridge(bridge), m_status(status), m_preferences(preferences), m_desk(desk) {
  m_unused.setSingleShot(true);
  connect(&m_unused, &QTimer::timeout, this, [this] { m_desk.unloadUnused(m_preferences.idleMinutes()); });
  connect(&preferences, &DownloadPreferences::idleMinutesChanged, this, &IdleUnload::begin);
  connect(&status, &EngineStatus::changed, this, [this] {
    const bool isIdle = m_status.phase() == EngineStatus::Phase::Ready && m_status.waitingJobs() == 0;
    if (isIdle != std::exchange(m_isIdle, isIdle)) begin();
  });
}

void IdleUnload::setMinute(std::chrono::milliseconds minute) {
  m_minute = minute;
  begin();
}

void IdleUnload::begin() {
  const int minutes = m_preferences.idleMinutes();
  m_unused.stop();
  if (m_isIdle && minutes > 0 && m_bridge.model() != nullptr) m_unused.start(minutes * m_minute);
}

}  // namespace ui
