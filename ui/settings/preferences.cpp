#include "ui/settings/preferences.h"

#include <algorithm>

namespace ui {
namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString threadsKey = QStringLiteral("engine/threads");
const QString foldersKey = QStringLiteral("models/folders");
constexpr int mostFolders = 6;
const QString geometryKey = QStringLiteral("window/geometry");

}  // namespace

Preferences::Preferences(const AppFolders& folders, QObject* parent)
    : QObject(parent), m_config(folders.config + QStringLiteral("/bifrons.ini"), QSettings::IniFormat),
      m_state(folders.state + QStringLiteral("/window.ini"), QSettings::IniFormat) {}

ThemeChoice Preferences::themeChoice() const {
  const QString word = m_config.value(themeKey).toString();
  if (word == QStringLiteral("light")) return ThemeChoice::Light;
  if (word == QStringLiteral("dark")) return ThemeChoice::Dark;
  return ThemeChoice::System;
}

void Preferences::setThemeChoice(ThemeChoice choice) {
  if (choice == themeChoice()) return;
  m_config.setValue(themeKey, choice == ThemeChoice::Light  ? QStringLiteral("light")
                              : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                                            : QStringLiteral("system"));
  Q_EMIT themeChoiceChanged(choice);
}

int Preferences::threads() const { return std::max(0, m_config.value(threadsKey, 0).toInt()); }

void Preferences::setThreads(int threads) {
  if (threads == this->threads()) return;
  m_config.setValue(threadsKey, threads);
  Q_EMIT threadsChanged(threads);
}

QStringList Preferences::modelFolders() const { return m_config.value(foldersKey).toStringList(); }

void Preferences::rememberModelFolder(const QString& folder) {
  QStringList folders = modelFolders();
  folders.removeAll(folder);
  folders.prepend(folder);
  m_config.setValue(foldersKey, QStringList(folders.mid(0, mostFolders)));
}

QByteArray Preferences::windowGeometry() const { return m_state.value(geometryKey).toByteArray(); }

void Preferences::setWindowGeometry(const QByteArray& geometry) { m_state.setValue(geometryKey, geometry); }

bool Preferences::remembered(const QString& what, bool byDefault) const {
  return m_state.value(QStringLiteral("window/") + what, byDefault).toBool();
}

void Preferences::remember(const QString& what, bool on) { m_state.setValue(QStringLiteral("window/") + what, on); }

}  // namespace ui
