#pragma once

#include <QObject>

class QLineEdit;

namespace ui {

class DownloadPreferences;
class SegmentedControl;
class SettingsForm;
class SettingsRow;

/// The rows of Settings about downloads: the source, and the proxy. What cannot be used stays in its field, with a
/// sentence below; the one before stays in use.
class DownloadsSection : public QObject {
  Q_OBJECT

 public:
  /// The arguments outlive it.
  DownloadsSection(SettingsForm& form, DownloadPreferences& preferences, QObject* parent);

 private:
  void addSource();
  void addProxy();
  void takeSource();
  void takeProxy();
  void showChoices();
  [[nodiscard]] static QString sourceHelp();

  SettingsForm& m_form;
  DownloadPreferences& m_preferences;
  QLineEdit* m_source = nullptr;
  SettingsRow* m_sourceRow = nullptr;
  SegmentedControl* m_proxy = nullptr;
  QLineEdit* m_address = nullptr;
  SettingsRow* m_addressRow = nullptr;
};

}  // namespace ui
