#pragma once

#include <QObject>
#include <QSettings>

#include "ui/hub/hub_source.h"
#include "ui/settings/app_folders.h"

namespace ui {

/// What the person chose about downloads, in the same file as the other choices. Never a token.
class DownloadPreferences : public QObject {
  Q_OBJECT

 public:
  explicit DownloadPreferences(const AppFolders& folders, QObject* parent = nullptr);

  [[nodiscard]] QString modelsFolder() const { return m_folders.data + QStringLiteral("/models"); }
  /// The person's own list of models.
  [[nodiscard]] QString ownCatalogue() const { return m_folders.config + QStringLiteral("/catalogue.json"); }

  /// The address that was typed; empty: HF_ENDPOINT, or the hub.
  [[nodiscard]] QString sourceText() const;
  /// False, and nothing is changed, for a text that is no address.
  bool setSourceText(const QString& text);
  [[nodiscard]] ProxyChoice::Kind proxyKind() const;
  void setProxyKind(ProxyChoice::Kind kind);
  [[nodiscard]] QString proxyText() const;
  /// False, and nothing is changed, for a text that is no proxy.
  bool setProxyText(const QString& text);
  /// All of it, as it is used.
  [[nodiscard]] HubSource source() const;

  /// Minutes without use after which the model is unloaded; 0: never.
  [[nodiscard]] int idleMinutes() const;
  void setIdleMinutes(int minutes);

 Q_SIGNALS:
  void sourceChanged();
  void idleMinutesChanged();

 private:
  AppFolders m_folders;
  QSettings m_config;
};

}  // namespace ui
