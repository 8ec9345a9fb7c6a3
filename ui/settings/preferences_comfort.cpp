#include <QStandardPaths>
#include <algorithm>

#include "ui/settings/preferences.h"

// What makes the window comfortable: looks, keys, how it was left. Where models run is in preferences.cpp.

namespace ui {
namespace {

const QString languageKey = QStringLiteral("appearance/language");
const QString fontKey = QStringLiteral("appearance/font");
const QString zoomKey = QStringLiteral("appearance/zoom");
const QString motionKey = QStringLiteral("appearance/reduceMotion");
const QString previewKey = QStringLiteral("drawing/previewRows");
const QString tellKey = QStringLiteral("drawing/tellOfLongJobs");
const QString saveFolderKey = QStringLiteral("folders/save");
const QString pageKey = QStringLiteral("window/page");
const QString chatKey = QStringLiteral("window/chat");
constexpr int usualZoom = 100;
constexpr int mostPreviewRows = 64;

QString shortcutKey(const QString& action) { return QStringLiteral("shortcuts/") + action; }
QString splitterKey(const QString& what) { return QStringLiteral("splitters/") + what; }

}  // namespace

Language Preferences::language() const { return languageFrom(m_config.value(languageKey).toString()); }

void Preferences::setLanguage(Language language) {
  if (language == this->language()) return;
  m_config.setValue(languageKey, languageWord(language));
  Q_EMIT languageChanged();
}

FontChoice Preferences::fontChoice() const {
  return m_config.value(fontKey).toString() == QStringLiteral("bifrons") ? FontChoice::Bifrons : FontChoice::Desktop;
}

void Preferences::setFontChoice(FontChoice choice) {
  if (choice == fontChoice()) return;
  m_config.setValue(fontKey, choice == FontChoice::Bifrons ? QStringLiteral("bifrons") : QStringLiteral("desktop"));
  Q_EMIT fontChoiceChanged(choice);
}

int Preferences::zoom() const {
  bool number = false;
  const int percent = m_config.value(zoomKey, usualZoom).toInt(&number);
  return number ? std::clamp(percent, smallestZoom, largestZoom) : usualZoom;
}

void Preferences::setZoom(int percent) {
  const int bounded = std::clamp(percent, smallestZoom, largestZoom);
  if (bounded == zoom()) return;
  m_config.setValue(zoomKey, bounded);
  Q_EMIT zoomChanged(bounded);
}

bool Preferences::motionReduced() const { return m_config.value(motionKey, false).toBool(); }

void Preferences::setMotionReduced(bool reduced) {
  if (reduced == motionReduced()) return;
  m_config.setValue(motionKey, reduced);
  Q_EMIT motionReducedChanged(reduced);
}

int Preferences::previewRows() const { return std::clamp(m_config.value(previewKey, 1).toInt(), 0, mostPreviewRows); }

void Preferences::setPreviewRows(int rows) {
  if (rows == previewRows()) return;
  m_config.setValue(previewKey, rows);
  Q_EMIT previewRowsChanged(previewRows());
}

bool Preferences::tellsOfLongJobs() const { return m_config.value(tellKey, true).toBool(); }

void Preferences::setTellsOfLongJobs(bool tell) {
  if (tell == tellsOfLongJobs()) return;
  m_config.setValue(tellKey, tell);
  Q_EMIT tellsOfLongJobsChanged();
}

QString Preferences::saveFolder() const {
  const QString chosen = m_config.value(saveFolderKey).toString();
  return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) : chosen;
}

void Preferences::setSaveFolder(const QString& folder) {
  if (folder == saveFolder()) return;
  folder.isEmpty() ? m_config.remove(saveFolderKey) : m_config.setValue(saveFolderKey, folder);
  Q_EMIT saveFolderChanged(saveFolder());
}

std::optional<QList<QKeySequence>> Preferences::shortcuts(const QString& action) const {
  if (!m_config.contains(shortcutKey(action))) return std::nullopt;
  const QString keys = m_config.value(shortcutKey(action)).toString();
  if (keys.isEmpty()) return QList<QKeySequence>();
  QList<QKeySequence> known = QKeySequence::listFromString(keys, QKeySequence::PortableText);
  known.removeIf([](const QKeySequence& each) { return each.toString(QKeySequence::PortableText).isEmpty(); });
  return known.isEmpty() ? std::nullopt : std::make_optional(known);
}

void Preferences::setShortcuts(const QString& action, const QList<QKeySequence>& keys) {
  m_config.setValue(shortcutKey(action), QKeySequence::listToString(keys, QKeySequence::PortableText));
}

void Preferences::forgetShortcuts(const QString& action) { m_config.remove(shortcutKey(action)); }

QList<QPair<QString, QString>> Preferences::all() const {
  QList<QPair<QString, QString>> choices;
  for (const QString& key : m_config.allKeys()) {
    const QVariant value = m_config.value(key);
    const bool isList = value.typeId() == QMetaType::QStringList;
    choices.append({key, isList ? value.toStringList().join(QStringLiteral(", ")) : value.toString()});
  }
  return choices;
}

QString Preferences::lastPage() const { return m_state.value(pageKey).toString(); }
void Preferences::setLastPage(const QString& name) { m_state.setValue(pageKey, name); }

QString Preferences::lastChat() const { return m_state.value(chatKey).toString(); }
void Preferences::setLastChat(const QString& id) {
  if (id != lastChat()) m_state.setValue(chatKey, id);  // it is said with each letter of a draft
}

QByteArray Preferences::splitter(const QString& what) const { return m_state.value(splitterKey(what)).toByteArray(); }

void Preferences::setSplitter(const QString& what, const QByteArray& state) {
  m_state.setValue(splitterKey(what), state);
}

}  // namespace ui
