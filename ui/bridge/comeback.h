#pragma once

#include <QString>
#include <optional>
#include <utility>

#include "core/engine/job_runner.h"
#include "core/engine/requests.h"

namespace ui {

/// Keeps the model that went for one that is being loaded, and says when it is to be loaded again: once no load is
/// left, unless one brought another model, or an unloading was asked for after the load that it went for. It comes back
/// behind all that waits, so such an unloading would be done before it. GUI thread only.
class Comeback {
 public:
  struct Model {
    core::engine::LoadRequest request;  ///< as it was asked for
    QString name;
  };

  void loadAsked() { ++m_openLoads; }
  void madeRoom(core::engine::JobId load, Model model) { m_gone = Gone{load, std::move(model)}; }
  void loaded() { m_gone.reset(); }
  void unloadAsked(core::engine::JobId unload) { m_lastUnload = unload; }

  /// The model that comes back now, if one does: it is told once.
  std::optional<Model> loadEnded() {
    if (--m_openLoads > 0) return std::nullopt;
    const std::optional<Gone> gone = std::exchange(m_gone, std::nullopt);
    if (!gone || gone->load < m_lastUnload) return std::nullopt;  // ids grow in the order of the queue
    return gone->model;
  }

 private:
  struct Gone {
    core::engine::JobId load = 0;  ///< that it went for
    Model model;
  };

  std::optional<Gone> m_gone;
  int m_openLoads = 0;  // that have not ended
  core::engine::JobId m_lastUnload = 0;
};

}  // namespace ui
