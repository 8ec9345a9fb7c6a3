#pragma once

#include <QObject>

namespace ui {

class SettingsForm;
class TextButton;

/// The last rows of Settings: version, licences, and the way to the log.
class AboutSection : public QObject {
  Q_OBJECT

 public:
  AboutSection(SettingsForm& form, QObject* parent);

  [[nodiscard]] TextButton* licences() const { return m_licences; }
  [[nodiscard]] TextButton* log() const { return m_log; }

 Q_SIGNALS:
  void logWanted();
  void diagnosisWanted();

 private:
  void showLicences();

  SettingsForm& m_form;
  TextButton* m_licences = nullptr;
  TextButton* m_log = nullptr;
};

}  // namespace ui
