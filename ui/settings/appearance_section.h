#pragma once

#include <QObject>

namespace ui {

class Preferences;
class SegmentedControl;
class SettingsForm;
class ValueSlider;

/// The rows of Settings that say how the window looks: theme, language, font, size of text, motion.
class AppearanceSection : public QObject {
  Q_OBJECT

 public:
  /// The arguments outlive it.
  AppearanceSection(SettingsForm& form, Preferences& preferences, QObject* parent);

  [[nodiscard]] SegmentedControl* themeChoice() const { return m_theme; }
  [[nodiscard]] SegmentedControl* language() const { return m_language; }
  [[nodiscard]] SegmentedControl* fontChoice() const { return m_font; }
  [[nodiscard]] ValueSlider* zoom() const { return m_zoom; }
  [[nodiscard]] SegmentedControl* motion() const { return m_motion; }

 private:
  void addTheme();
  void addLanguage();
  void addText();
  void addMotion();

  SettingsForm& m_form;
  Preferences& m_preferences;
  SegmentedControl* m_theme = nullptr;
  SegmentedControl* m_language = nullptr;
  SegmentedControl* m_font = nullptr;
  ValueSlider* m_zoom = nullptr;
  SegmentedControl* m_motion = nullptr;
};

}  // namespace ui
