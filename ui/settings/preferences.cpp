#include "ui/settings/preferences.h"

#include <algorithm>

#include "core/engine/option_words.h"
#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

const QString themeKey = QStringLiteral("appearance/theme");
const QString deviceKey = QStringLiteral("engine/device");
const QString precisionKey = QStringLiteral("engine/precision");
const QString wantedPrecisionKey = QStringLiteral("engine/wantedPrecision");  // only while another takes its place
const QString threadsKey = QStringLiteral("engine/threads");
const QString cudaFolderKey = QStringLiteral("engine/cudaFolder");
const QString chosenKey = QStringLiteral("models/chosen");
const QString chosenPrecisionKey = QStringLiteral("models/chosenPrecision");
const QString foldersKey = QStringLiteral("models/folders");
constexpr int mostFolders = 6;
const QString geometryKey = QStringLiteral("window/geometry");

core::engine::Precision precisionAt(const QSettings& settings, const QString& key) {
  return core::engine::precision_from(toUtf8(settings.value(key).toString())).value_or(core::engine::Precision::automatic);
}

}  // namespace

Preferences::Preferences(const AppFolders& folders, QObject* parent)
    : QObject(parent), m_downloads(folders), m_config(folders.config + QStringLiteral("/bifrons.ini"), QSettings::IniFormat),
      m_state(folders.state + QStringLiteral("/window.ini"), QSettings::IniFormat) {}

ThemeChoice Preferences::themeChoice() const {
  const QString word = m_config.value(themeKey).toString();
  if (word == QStringLiteral("light")) return ThemeChoice::Light;
  if (word == QStringLiteral("dark")) return ThemeChoice::Dark;
  if (word == QStringLiteral("contrast")) return ThemeChoice::HighContrast;
  return ThemeChoice::System;
}

void Preferences::setThemeChoice(ThemeChoice choice) {
  if (choice == themeChoice()) return;
  m_config.setValue(themeKey, choice == ThemeChoice::Light          ? QStringLiteral("light")
                              : choice == ThemeChoice::Dark         ? QStringLiteral("dark")
                              : choice == ThemeChoice::HighContrast ? QStringLiteral("contrast")
                                                                    : QStringLiteral("system"));
  Q_EMIT themeChoiceChanged(choice);
}

core::engine::DeviceChoice Preferences::device() const {
  return core::engine::device_from(toUtf8(m_config.value(deviceKey).toString())).value_or(core::engine::DeviceChoice{});
}

void Preferences::setDevice(const core::engine::DeviceChoice& device) {
  if (device == this->device()) return;
  m_config.setValue(deviceKey, toQString(core::engine::device_word(device)));
  Q_EMIT deviceChanged();
}

core::engine::Precision Preferences::precision() const { return precisionAt(m_config, precisionKey); }

void Preferences::setPrecision(core::engine::Precision precision) {
  m_config.remove(wantedPrecisionKey);
  m_config.remove(chosenPrecisionKey);
  usePrecision(precision);
}

void Preferences::setPrecisionInstead(core::engine::Precision precision) {
  if (precision == this->precision()) return;
  const core::engine::Precision wanted = wantedPrecision();
  if (precision == wanted) return setPrecision(precision);
  m_config.setValue(wantedPrecisionKey, toQString(core::engine::precision_name(wanted)));
  m_config.remove(chosenPrecisionKey);
  usePrecision(precision);
}

core::engine::Precision Preferences::wantedPrecision() const {
  return m_config.contains(wantedPrecisionKey) ? precisionAt(m_config, wantedPrecisionKey) : precision();
}

void Preferences::usePrecision(core::engine::Precision precision) {
  if (precision == this->precision()) return;
  m_config.setValue(precisionKey, toQString(core::engine::precision_name(precision)));
  Q_EMIT precisionChanged();
}

int Preferences::threads() const { return std::max(0, m_config.value(threadsKey, 0).toInt()); }

void Preferences::setThreads(int threads) {
  if (threads == this->threads()) return;
  m_config.setValue(threadsKey, threads);
  Q_EMIT threadsChanged();
}

QString Preferences::cudaFolder() const { return m_config.value(cudaFolderKey).toString(); }

void Preferences::setCudaFolder(const QString& folder) {
  if (folder == cudaFolder()) return;
  m_config.setValue(cudaFolderKey, folder);
  Q_EMIT cudaFolderChanged();
}

std::optional<ChosenModel> Preferences::chosenModel() const {
  if (!m_config.contains(chosenKey)) return std::nullopt;
  return ChosenModel{.folder = m_config.value(chosenKey).toString(), .precision = precisionAt(m_config, chosenPrecisionKey)};
}

void Preferences::rememberChosenModel(const ChosenModel& model) {
  m_config.setValue(chosenKey, model.folder);
  if (model.precision == precision()) return m_config.remove(chosenPrecisionKey);
  m_config.setValue(chosenPrecisionKey, toQString(core::engine::precision_name(model.precision)));
}

QStringList Preferences::modelFolders() const { return m_config.value(foldersKey).toStringList(); }

void Preferences::rememberModelFolder(const QString& folder) {
  QStringList folders = modelFolders();
  folders.removeAll(folder);
  folders.prepend(folder);
  m_config.setValue(foldersKey, QStringList(folders.mid(0, mostFolders)));
}

void Preferences::forgetModelFolder(const QString& folder) {
  QStringList folders = modelFolders();
  folders.removeAll(folder);
  m_config.setValue(foldersKey, folders);
}

QByteArray Preferences::windowGeometry() const { return m_state.value(geometryKey).toByteArray(); }

void Preferences::setWindowGeometry(const QByteArray& geometry) { m_state.setValue(geometryKey, geometry); }

bool Preferences::remembered(const QString& what, bool byDefault) const {
  return m_state.value(QStringLiteral("window/") + what, byDefault).toBool();
}

void Preferences::remember(const QString& what, bool on) { m_state.setValue(QStringLiteral("window/") + what, on); }

}  // namespace ui
