#pragma once

#include "core/engine/load_plan.h"
#include "ui/widgets/page.h"

namespace ui {

class EngineSection;
class Preferences;
class SegmentedControl;
class SettingsForm;

/// What can be set for the whole program. Changes act at once; there is no OK button.
class SettingsPage : public Page {
  Q_OBJECT

 public:
  /// `preferences` outlives the page; the planner tells it which devices there are, once the page is shown.
  SettingsPage(Preferences& preferences, core::engine::LoadPlanner planner, QWidget* parent = nullptr);

  [[nodiscard]] QString title() const override { return tr("Settings"); }
  void focusInput() override;
  [[nodiscard]] SegmentedControl* themeChoice() const { return m_theme; }
  [[nodiscard]] EngineSection& engine() const { return *m_engine; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildColumn(core::engine::LoadPlanner planner);
  void buildAppearance();
  void buildAbout();

  Preferences& m_preferences;
  SettingsForm* m_form = nullptr;
  SegmentedControl* m_theme = nullptr;
  EngineSection* m_engine = nullptr;
};

}  // namespace ui
