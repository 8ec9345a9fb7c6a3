#include "ui/bridge/engine_bridge.h"
#include "ui/frame/load_desk.h"
#include "ui/models/model_library.h"

// The part of ModelLibrary that follows a model while it is loaded.

namespace ui {

void ModelLibrary::followLoads() {
  connect(&m_parts.bridge, &EngineBridge::jobStarted, this, [this](JobId job, JobKind kind) {
    if (kind != JobKind::Load) return;
    m_load = Load{.job = job};
    Q_EMIT loadChanged();
  });
  connect(&m_parts.bridge, &EngineBridge::loadProgressed, this,
          [this](JobId job, const core::engine::LoadProgress& progress) {
            if (!m_load || m_load->job != job) return;
            m_load->progress = progress;
            Q_EMIT loadChanged();
          });
  connect(&m_parts.bridge, &EngineBridge::jobEnded, this, [this](JobId job) {
    if (!m_load || m_load->job != job) return;
    m_load.reset();
    Q_EMIT loadChanged();
  });
}

std::optional<core::engine::LoadProgress> ModelLibrary::loadOf(const ListedModel& model) const {
  if (!m_load || !model.isHere || m_parts.desk.folderOf(m_load->job) != model.folder) return std::nullopt;
  return m_load->progress;
}

void ModelLibrary::stopLoading() {
  if (m_load) m_parts.bridge.stop(m_load->job);
}

QString ModelLibrary::loadedPrecision() const {
  const core::engine::ModelInfo* loaded = m_parts.bridge.model();
  return loaded == nullptr ? QString() : QString::fromStdString(loaded->precision);
}

}  // namespace ui
