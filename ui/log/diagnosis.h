#pragma once

#include <QList>
#include <QObject>
#include <QPair>
#include <QString>

#include "core/engine/load_plan.h"
#include "ui/log/log_lines.h"

namespace ui {

class EngineBridge;
class LogReader;
class PlanReader;
class Preferences;

/// What a report of a fault needs, and nothing that is secret.
struct DiagnosisFacts {
  QString device;                              ///< as the engine tells it
  QString model;                               ///< that is loaded
  QList<QPair<QString, QString>> settings;     ///< key, value
  QList<LogMessage> log;
};

/// The text of a diagnosis. Values whose keys speak of passwords and the like, and what stands before an @ in an address,
/// are left out; the home folder is written as ~.
QString diagnosisText(const DiagnosisFacts& facts);

/// Gathers the facts and puts the text into the clipboard. The window does not wait for the engine's planner.
class Diagnosis : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    const EngineBridge& bridge;
    const Preferences& preferences;
    core::engine::LoadPlanner planner;
    QString logFile;
  };

  /// The parts outlive it.
  Diagnosis(const Parts& parts, QObject* parent);

  void copy();

 Q_SIGNALS:
  void copied();

 private:
  void onArrived();

  const EngineBridge& m_bridge;
  const Preferences& m_preferences;
  PlanReader* m_planner;
  LogReader* m_log;
  DiagnosisFacts m_facts;
  quint64 m_asked = 0;
  int m_missing = 0;  ///< answers that are waited for
};

}  // namespace ui
