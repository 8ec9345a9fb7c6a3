#pragma once

#include <QObject>

class QCheckBox;

namespace ui {

class Preferences;
class SegmentedControl;
class SettingsForm;

/// The rows of Settings about pictures while they are made and when they are done.
class DrawingSection : public QObject {
  Q_OBJECT

 public:
  /// The arguments outlive it.
  DrawingSection(SettingsForm& form, Preferences& preferences, QObject* parent);

  [[nodiscard]] SegmentedControl* preview() const { return m_preview; }
  [[nodiscard]] QCheckBox* tell() const { return m_tell; }

 private:
  SegmentedControl* m_preview;
  QCheckBox* m_tell;
};

}  // namespace ui
