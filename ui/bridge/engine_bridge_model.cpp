#include <exception>
#include <utility>

#include "core/base/log.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/qt_convert.h"
#include "ui/bridge/report_thinner.h"

// The part of EngineBridge that loads and unloads models, and measures what they take.

namespace ui {
namespace {

using core::engine::JobOutcome;

core::engine::HeldMemory heldBy(const core::engine::ModelInfo* model) {
  if (model == nullptr) return {};
  return {model->device_kind, model->copied_bytes};
}

}  // namespace

JobId EngineBridge::loadModel(const core::engine::LoadRequest& request) {
  m_comeback.loadAsked();
  return submit(JobKind::Load, [this, request](JobId job, std::stop_token stop) { return load(job, request, stop); });
}

JobOutcome EngineBridge::load(JobId job, const core::engine::LoadRequest& request, std::stop_token stop) {
  Thinner thinner;
  const core::engine::LoadObserver observer{
      .on_progress =
          [this, job, &thinner](const core::engine::LoadProgress& progress) {
            if (!thinner.isDue() && progress.bytes_done != progress.bytes_total) return;
            post([this, job, progress] { Q_EMIT loadProgressed(job, progress); });
          },
      .make_room =
          [this, job] {
            post([this, job] {
              m_comeback.madeRoom(job, {m_loadedAs.value(), toQString(std::string_view(m_model->name))});
            });
            letGo();
          }};
  core::engine::LoadRequest here = request;
  here.held = heldBy(m_engine ? &m_engine->info() : nullptr);
  auto engine = m_loader(here, observer, stop);
  if (!engine) return JobOutcome::stopped;
  m_engine = std::move(engine);
  post([this, info = m_engine->info(), request] { take(info, request); });
  return JobOutcome::finished;
}

void EngineBridge::take(const core::engine::ModelInfo& info, const core::engine::LoadRequest& request) {
  m_model = std::make_unique<core::engine::ModelInfo>(info);
  m_loadedAs = request;
  m_memoryInUse = 0;  // until it is measured
  m_comeback.loaded();
  Q_EMIT modelLoaded(info);
}

core::engine::HeldMemory EngineBridge::held() const { return heldBy(m_model.get()); }

void EngineBridge::bringBack(const Comeback::Model& model) {
  m_comingBack = loadModel(model.request);
  Q_EMIT modelComesBack(m_comingBack, model.request, model.name);
}

void EngineBridge::measureMemory() {
  if (!m_engine) return;
  try {
    post([this, bytes = m_engine->memory_in_use()] {
      m_memoryInUse = bytes;
      Q_EMIT memoryMeasured(bytes);
    });
  } catch (const std::exception& error) {  // the job came to what it came to all the same
    core::log::warning(error.what());
  }
}

void EngineBridge::letGo() {
  if (!m_engine) return;
  m_engine.reset();
  post([this] {
    m_model.reset();
    m_loadedAs.reset();
    m_memoryInUse = 0;
    Q_EMIT modelUnloaded();
  });
}

void EngineBridge::unloadModel() {
  m_runner.stop(m_comingBack);
  m_comeback.unloadAsked(m_runner.submit(
      [this](JobId, const std::stop_token&) {
        letGo();
        return JobOutcome::finished;
      },
      {}));
}

}  // namespace ui
