#include "ui/bridge/plan_reader.h"

#include <utility>

#include "ui/bridge/core_words.h"

namespace ui {

using core::engine::JobOutcome;
using core::engine::JobReport;

PlanReader::PlanReader(core::engine::LoadPlanner planner, QObject* parent)
    : QObject(parent), m_planner(std::move(planner)) {}

quint64 PlanReader::read(const core::engine::LoadRequest& request) {
  const quint64 id = ++m_last;
  m_runner.submit(
      [this, id, request](core::engine::JobId, const std::stop_token&) {
        post([this, id, plan = m_planner(request)] { Q_EMIT planned(id, plan); });
        return JobOutcome::finished;
      },
      [this, id](const JobReport& report) {
        if (report.outcome != JobOutcome::failed) return;
        post([this, id, report] { Q_EMIT refused(id, report.kind, coreWords(report.sentence)); });
      });
  return id;
}

void PlanReader::post(std::function<void()> emitIt) {
  QMetaObject::invokeMethod(this, std::move(emitIt), Qt::QueuedConnection);
}

}  // namespace ui
