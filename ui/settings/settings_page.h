#pragma once

#include "ui/widgets/page.h"

class QGridLayout;

namespace ui {

class Preferences;
class SegmentedControl;
class ValueSlider;

/// What can be set for the whole program. Changes act at once; there is no OK button.
class SettingsPage : public Page {
  Q_OBJECT

 public:
  explicit SettingsPage(Preferences& preferences, QWidget* parent = nullptr);

  [[nodiscard]] QString title() const override { return tr("Settings"); }
  void focusInput() override;

 private:
  QWidget* buildColumn();
  void addSection(const QString& heading);
  void addRow(const QString& label, QWidget* control, const QString& help);
  void buildAppearance();
  void buildEngine();
  void buildAbout();

  Preferences& m_preferences;
  QGridLayout* m_rows = nullptr;
  SegmentedControl* m_theme = nullptr;
  ValueSlider* m_threads = nullptr;
};

}  // namespace ui
