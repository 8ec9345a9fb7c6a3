#pragma once

#include <QObject>
#include <QString>
#include <functional>

#include "core/base/error.h"
#include "core/engine/job_runner.h"
#include "core/engine/load_plan.h"

namespace ui {

/// Finds out what loading a model would take, away from the GUI thread and beside a running job. Each request is
/// answered by exactly one signal, in the order of the requests, on the thread of this object, after control has returned
/// to the event loop.
class PlanReader : public QObject {
  Q_OBJECT

 public:
  explicit PlanReader(core::engine::LoadPlanner planner, QObject* parent = nullptr);

  quint64 read(const core::engine::LoadRequest& request);

 Q_SIGNALS:
  void planned(quint64 request, const core::engine::LoadPlan& plan);
  void refused(quint64 request, core::ErrorKind kind, const QString& sentence);

 private:
  void post(std::function<void()> emitIt);

  core::engine::LoadPlanner m_planner;
  quint64 m_last = 0;
  core::engine::JobRunner m_runner;  // last: its thread uses everything above
};

}  // namespace ui
