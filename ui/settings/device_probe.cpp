#include "ui/settings/device_probe.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/bridge/plan_reader.h"

namespace ui {
namespace {

using core::engine::DeviceChoice;
using core::engine::DeviceKind;
using core::engine::LoadPlan;
using core::engine::LoadRequest;
using core::engine::Precision;

constexpr int mostCards = 16;

QList<Precision> precisionsOf(const LoadPlan& plan) {
  QList<Precision> precisions;
  for (const auto& need : plan.needs) {
    if (!precisions.contains(need.precision)) precisions.append(need.precision);
  }
  return precisions;
}

}  // namespace

DeviceProbe::DeviceProbe(core::engine::LoadPlanner planner, QObject* parent)
    : QObject(parent), m_reader(new PlanReader(std::move(planner), this)) {
  connect(m_reader, &PlanReader::planned, this, &DeviceProbe::onPlanned);
  connect(m_reader, &PlanReader::refused, this,
          [this](quint64 id, core::ErrorKind, const QString& sentence) { onRefused(id, sentence); });
}

void DeviceProbe::start() {
  if (m_asked > 0) return;
  ask({.device = {.kind = DeviceKind::cpu}});
  ask({.device = {.kind = DeviceKind::cuda}});
}

void DeviceProbe::ask(const LoadRequest& request) {
  ++m_asked;
  m_open[m_reader->read(request)] = request;
}

void DeviceProbe::onPlanned(quint64 id, const LoadPlan& plan) {
  if (!m_open.contains(id)) return;
  const LoadRequest request = m_open.take(id);
  if (request.precision == Precision::automatic) {
    const bool cpu = request.device.kind == DeviceKind::cpu;
    m_devices.append({.choice = request.device,
                      .name = cpu ? tr("CPU") : coreWords(plan.model.device),
                      .precisions = precisionsOf(plan),
                      .refusals = {}});
    for (const Precision each : {Precision::fp32, Precision::bf16, Precision::fp16}) {
      if (!m_devices.last().precisions.contains(each)) ask({.device = request.device, .precision = each});
    }
    if (!cpu && request.device.index + 1 < mostCards) {
      ask({.device = {.kind = DeviceKind::cuda, .index = request.device.index + 1}});
    }
  }
  closed();
}

void DeviceProbe::onRefused(quint64 id, const QString& sentence) {
  if (!m_open.contains(id)) return;
  const LoadRequest request = m_open.take(id);
  if (request.precision != Precision::automatic) {
    for (FoundDevice& device : m_devices) {
      if (device.choice == request.device) device.refusals[request.precision] = sentence;
    }
  } else if (request.device.kind == DeviceKind::cuda && request.device.index == 0) {
    m_noCard = sentence;
  }
  closed();
}

void DeviceProbe::closed() {
  if (isDone()) Q_EMIT found();
}

const FoundDevice* DeviceProbe::find(const DeviceChoice& choice) const {
  if (choice.kind == DeviceKind::automatic) return m_devices.isEmpty() ? nullptr : &m_devices[m_devices.size() > 1 ? 1 : 0];
  const auto found = std::find_if(m_devices.begin(), m_devices.end(),
                                  [&](const FoundDevice& device) { return device.choice == choice; });
  return found == m_devices.end() ? nullptr : &*found;
}

}  // namespace ui
