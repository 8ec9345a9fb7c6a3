#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

#include "ui/settings/app_folders.h"
#include "ui/theme/theme.h"

namespace ui {

/// What the person chose (config folder) and how the window was left (state folder), each in an INI file. Choices are
/// written as they are made.
class Preferences : public QObject {
  Q_OBJECT

 public:
  explicit Preferences(const AppFolders& folders, QObject* parent = nullptr);

  [[nodiscard]] ThemeChoice themeChoice() const;
  void setThemeChoice(ThemeChoice choice);

  /// CPU threads for the model; 0: as many as there are cores.
  [[nodiscard]] int threads() const;
  void setThreads(int threads);

  /// Folders of models that were looked at, the latest first; a few.
  [[nodiscard]] QStringList modelFolders() const;
  void rememberModelFolder(const QString& folder);

  [[nodiscard]] QByteArray windowGeometry() const;
  void setWindowGeometry(const QByteArray& geometry);
  /// A switch that the window remembers, e.g. whether a panel is open.
  [[nodiscard]] bool remembered(const QString& what, bool byDefault) const;
  void remember(const QString& what, bool on);

 Q_SIGNALS:
  void themeChoiceChanged(ui::ThemeChoice choice);
  void threadsChanged(int threads);

 private:
  QSettings m_config;
  QSettings m_state;
};

}  // namespace ui
