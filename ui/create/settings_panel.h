#pragma once

#include "ui/widgets/surface.h"

class QLabel;
class QVBoxLayout;

namespace ui {

class AvoidField;
class Disclosure;
class DrawSettings;
class EngineBridge;
class IconButton;
class SeedField;
class ValueSlider;

/// The settings for the next pictures, at the right of the Create page. Shows and changes a DrawSettings.
class SettingsPanel : public Surface {
  Q_OBJECT

 public:
  SettingsPanel(EngineBridge& bridge, DrawSettings& settings, bool moreShown, QWidget* parent = nullptr);

  void setMoreShown(bool shown);
  [[nodiscard]] bool isMoreShown() const;
  void focusFirst();
  /// False where a setting is wrong for the loaded model; showProblem leads to it.
  [[nodiscard]] bool mayDraw() const;
  void showProblem();
  /// What stands below the settings and does not scroll with them.
  void setFoot(QWidget* foot);

 Q_SIGNALS:
  void moreToggled(bool shown);

 private:
  QWidget* buildHeading();
  QWidget* buildBody();
  void addMore(QVBoxLayout* column);
  void connectSettings();
  void refresh();

  EngineBridge& m_bridge;
  DrawSettings& m_settings;
  ValueSlider* m_count = nullptr;
  ValueSlider* m_guidance = nullptr;
  ValueSlider* m_temperature = nullptr;
  SeedField* m_seed = nullptr;
  Disclosure* m_more = nullptr;
  QLabel* m_moreHint = nullptr;
  ValueSlider* m_topK = nullptr;
  ValueSlider* m_topP = nullptr;
  AvoidField* m_avoid = nullptr;
  IconButton* m_reset = nullptr;
};

}  // namespace ui
