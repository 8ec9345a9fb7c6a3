#pragma once

#include <chrono>

#include "core/engine/observers.h"

namespace ui {

/// Lets one report through per interval. Engine thread only.
class Thinner {
 public:
  bool isDue() {
    constexpr std::chrono::milliseconds interval{33};
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < interval) return false;
    m_last = now;
    return true;
  }

 private:
  std::chrono::steady_clock::time_point m_last;
};

/// Progress that passes when the stage changes, at the end of a stage, and once per interval between.
class ProgressThinner {
 public:
  bool passes(const core::engine::Progress& progress) {
    const bool changed = !m_any || progress.stage != m_stage;
    m_any = true;
    m_stage = progress.stage;
    const bool due = m_thinner.isDue();
    return changed || due || (progress.total > 0 && progress.done == progress.total);
  }

 private:
  Thinner m_thinner;
  core::engine::Stage m_stage{};
  bool m_any = false;
};

}  // namespace ui
