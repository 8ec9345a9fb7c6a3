#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// The column of the Settings page: sections, and in them rows of a label, a control and a line of help.
class SettingsForm : public QWidget {
  Q_OBJECT

 public:
  explicit SettingsForm(QWidget* parent = nullptr);

  void addSection(const QString& heading);
  /// Returns the line of help, which may be empty and hidden.
  QLabel* addRow(const QString& label, QWidget* control, const QString& help = {});
  /// What is said below a control from now on.
  static void setHelp(QLabel* line, const QString& help);
  /// Keeps the rows at the top.
  void finish();

 private:
  QGridLayout* m_rows;
};

}  // namespace ui
