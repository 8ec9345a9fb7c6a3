#include "ui/settings/download_preferences.h"

#include <algorithm>

namespace ui {
namespace {

const QString sourceKey = QStringLiteral("downloads/source");
const QString proxyKindKey = QStringLiteral("downloads/proxy");
const QString proxyKey = QStringLiteral("downloads/proxyAddress");
const QString idleKey = QStringLiteral("engine/idleMinutes");
constexpr int mostMinutes = 24 * 60;

}  // namespace

DownloadPreferences::DownloadPreferences(const AppFolders& folders, QObject* parent)
    : QObject(parent), m_folders(folders), m_config(folders.config + QStringLiteral("/bifrons.ini"), QSettings::IniFormat) {}

QString DownloadPreferences::sourceText() const { return m_config.value(sourceKey).toString(); }

bool DownloadPreferences::setSourceText(const QString& text) {
  const QString typed = text.trimmed();
  if (!typed.isEmpty() && !endpointFrom(typed)) return false;
  if (typed == sourceText()) return true;
  m_config.setValue(sourceKey, typed);
  Q_EMIT sourceChanged();
  return true;
}

ProxyChoice::Kind DownloadPreferences::proxyKind() const {
  const QString word = m_config.value(proxyKindKey).toString();
  if (word == QStringLiteral("none")) return ProxyChoice::Kind::None;
  return word == QStringLiteral("address") ? ProxyChoice::Kind::Address : ProxyChoice::Kind::System;
}

void DownloadPreferences::setProxyKind(ProxyChoice::Kind kind) {
  if (kind == proxyKind()) return;
  m_config.setValue(proxyKindKey, kind == ProxyChoice::Kind::None      ? QStringLiteral("none")
                                  : kind == ProxyChoice::Kind::Address ? QStringLiteral("address")
                                                                       : QStringLiteral("system"));
  Q_EMIT sourceChanged();
}

QString DownloadPreferences::proxyText() const { return m_config.value(proxyKey).toString(); }

bool DownloadPreferences::setProxyText(const QString& text) {
  const QString typed = text.trimmed();
  if (!proxyFrom(typed)) return false;
  if (typed == proxyText()) return true;
  m_config.setValue(proxyKey, typed);
  Q_EMIT sourceChanged();
  return true;
}

HubSource DownloadPreferences::source() const {
  HubSource source;
  if (const auto typed = endpointFrom(sourceText())) {
    source.endpoint = *typed;
  } else if (const auto environment = endpointOfEnvironment()) {
    source.endpoint = *environment;
  }
  const std::optional<QUrl> proxy = proxyFrom(proxyText());
  const bool isMissing = proxyKind() == ProxyChoice::Kind::Address && !proxy;  // none was typed yet
  source.proxy = {.kind = isMissing ? ProxyChoice::Kind::System : proxyKind(), .address = proxy.value_or(QUrl())};
  return source;
}

int DownloadPreferences::idleMinutes() const { return std::clamp(m_config.value(idleKey, 0).toInt(), 0, mostMinutes); }

void DownloadPreferences::setIdleMinutes(int minutes) {
  if (minutes == idleMinutes()) return;
  m_config.setValue(idleKey, minutes);
  Q_EMIT idleMinutesChanged();
}

}  // namespace ui
