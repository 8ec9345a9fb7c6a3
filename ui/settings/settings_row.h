#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// A control with many rows of its own, of which a search leaves some.
class SearchedControl {
 public:
  virtual ~SearchedControl() = default;
  /// Leaves what has the words, all without words. False when nothing is left.
  virtual bool filter(const QString& words) = 0;
};

/// One row of Settings: a label, what is set, and a line of help below it. The label stands at the left, or above where
/// there is little room.
class SettingsRow : public QWidget {
  Q_OBJECT

 public:
  /// `name` may be empty for a control that says itself what it is. Takes the control.
  SettingsRow(const QString& name, QWidget* control, QWidget* parent);

  /// The line of help, hidden while it is empty.
  void setHelp(const QString& words);
  [[nodiscard]] QString help() const;
  /// The label above the control, not beside it.
  void setStacked(bool stacked);
  /// Whether the words stand in the label, the help, or the names and tooltips of the controls.
  [[nodiscard]] bool answers(const QString& words) const;
  /// Shows it where it answers, or without words. Returns whether it is shown.
  bool filter(const QString& words);

 private:
  QGridLayout* m_grid;
  QLabel* m_name;
  QWidget* m_control;
  QLabel* m_help;
};

}  // namespace ui
