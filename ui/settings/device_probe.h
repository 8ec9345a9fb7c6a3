#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include "core/engine/load_plan.h"

namespace ui {

class PlanReader;

/// A device that models can run on here.
struct FoundDevice {
  core::engine::DeviceChoice choice;
  QString name;  ///< "CPU", "NVIDIA H100"
  QList<core::engine::Precision> precisions;
  QHash<core::engine::Precision, QString> refusals;  ///< why it does not take the others, in the engine's words
};

/// Finds out which devices and precisions can be used on this machine, by asking the engine how it would load the
/// built-in model on each. The window does not wait for it.
class DeviceProbe : public QObject {
  Q_OBJECT

 public:
  explicit DeviceProbe(core::engine::LoadPlanner planner, QObject* parent = nullptr);

  /// Once; again it does nothing.
  void start();
  [[nodiscard]] bool isDone() const { return m_asked > 0 && m_open.isEmpty(); }
  /// The CPU first, then the cards by number.
  [[nodiscard]] const QList<FoundDevice>& devices() const { return m_devices; }
  /// Why no graphics card is used; empty where there is one.
  [[nodiscard]] QString noCardReason() const { return m_noCard; }
  /// The one that a choice comes to here: automatic is the first card, or the CPU. Null before it was found, and for a
  /// card that is not there.
  [[nodiscard]] const FoundDevice* find(const core::engine::DeviceChoice& choice) const;

 Q_SIGNALS:
  void found();  ///< everything is known

 private:
  void ask(const core::engine::LoadRequest& request);
  void onPlanned(quint64 id, const core::engine::LoadPlan& plan);
  void onRefused(quint64 id, const QString& sentence);
  void closed();

  PlanReader* m_reader;
  QHash<quint64, core::engine::LoadRequest> m_open;  ///< questions without an answer
  int m_asked = 0;
  QList<FoundDevice> m_devices;
  QString m_noCard;
};

}  // namespace ui
