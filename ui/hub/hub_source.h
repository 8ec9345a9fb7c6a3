#pragma once

#include <QString>
#include <QUrl>
#include <optional>

class QNetworkAccessManager;

namespace ui {

/// How the network is reached.
struct ProxyChoice {
  enum class Kind { System, None, Address };

  Kind kind = Kind::System;
  QUrl address;  ///< for Address: http://HOST:PORT or socks5://HOST:PORT, with a name and a password if need be

  bool operator==(const ProxyChoice&) const = default;
};

/// Where models are fetched from.
struct HubSource {
  QUrl endpoint = hub();
  ProxyChoice proxy;
  QString token;  ///< for repositories that need one; empty: none. Only ever held in memory here

  static QUrl hub() { return QUrl(QStringLiteral("https://huggingface.co")); }
};

/// The address of a source that someone typed; nothing for what is none.
std::optional<QUrl> endpointFrom(const QString& text);
/// What HF_ENDPOINT names; nothing where it is not set, or names none.
std::optional<QUrl> endpointOfEnvironment();
/// The address of a proxy that someone typed; nothing for what is none.
std::optional<QUrl> proxyFrom(const QString& text);

/// The address of the list of all files of a repository.
QUrl treeAddress(const QUrl& endpoint, const QString& repository, const QString& revision);
/// The address of one file.
QUrl fileAddress(const QUrl& endpoint, const QString& repository, const QString& revision, const QString& path);

/// Whether the token may be sent to that address: to the source itself, and never over a line that others can read.
bool mayGetToken(const QUrl& address, const QUrl& endpoint);

void applyProxy(QNetworkAccessManager& network, const ProxyChoice& choice);

}  // namespace ui
