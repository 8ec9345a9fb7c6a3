#pragma once

#include <optional>

#include "core/engine/load_plan.h"
#include "ui/widgets/surface.h"

class QLabel;

namespace ui {

class DrawSettings;
class DrawingPace;
class ElidedLabel;
class EngineBridge;
class LinkButton;
class PlanReader;

/// What a drawing of so many pictures would take: the memory of a model as it is loaded, with that of `count` pictures
/// between the numbers that the plan has; more than the last are drawn one group after the other. Absent where the plan
/// has nothing of this precision.
std::optional<core::engine::MemoryNeed> needOfPictures(const core::engine::LoadPlan& plan,
                                                       core::engine::Precision precision, int count);

/// The foot of the settings on Create: whether the pictures that are asked for fit into the memory, what takes it, and how
/// long they will take, as far as that was measured. Follows the settings at once. Hidden without a model.
class MemoryFoot : public Surface {
  Q_OBJECT

 public:
  /// `bridge`, `settings` and `pace` outlive it.
  MemoryFoot(EngineBridge& bridge, DrawSettings& settings, const DrawingPace& pace, core::engine::LoadPlanner planner,
             QWidget* parent);

  enum class Fit { Fits, Tight, TooMuch };
  [[nodiscard]] Fit fit() const { return m_fit; }
  [[nodiscard]] QString words() const;
  /// How long it will take; empty while that is not known.
  [[nodiscard]] QString timeText() const;
  /// Takes so many pictures that they fit; hidden while they do.
  [[nodiscard]] LinkButton* fewerButton() const { return m_fewer; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void ask();
  void refresh();
  void showTime();
  [[nodiscard]] int mostThatFit() const;

  EngineBridge& m_bridge;
  DrawSettings& m_settings;
  const DrawingPace& m_pace;
  PlanReader* m_reader;
  quint64 m_asked = 0;
  std::optional<core::engine::LoadPlan> m_plan;
  core::engine::MemoryNeed m_need;
  Fit m_fit = Fit::Fits;
  ElidedLabel* m_words;
  LinkButton* m_fewer;
  QLabel* m_time;
  ElidedLabel* m_parts;
};

}  // namespace ui
