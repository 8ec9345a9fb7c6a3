#pragma once

#include <QObject>

class QComboBox;

namespace ui {

class DownloadPreferences;
class SettingsForm;

/// The row of Settings that says after how long without use the model gives its memory back.
class IdleRow : public QObject {
  Q_OBJECT

 public:
  /// Joins the section that was added last. The arguments outlive it.
  IdleRow(SettingsForm& form, DownloadPreferences& preferences, QObject* parent);

 private:
  void showChoice();

  DownloadPreferences& m_preferences;
  QComboBox* m_box;
};

}  // namespace ui
