#include "ui/hub/hub_source.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QUrlQuery>

namespace ui {
namespace {

/// Asks the system anew for each address: it may name different proxies for different hosts.
class SystemProxies : public QNetworkProxyFactory {
 public:
  QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override { return systemProxyForQuery(query); }
};

bool isLoopback(const QString& host) {
  return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QUrl below(const QUrl& endpoint, const QString& path) {
  QUrl address = endpoint;
  QString base = endpoint.path();
  while (base.endsWith(QLatin1Char('/'))) base.chop(1);
  address.setPath(base + path, QUrl::DecodedMode);
  return address;
}

}  // namespace

std::optional<QUrl> endpointFrom(const QString& text) {
  QString typed = text.trimmed();
  if (!typed.isEmpty() && !typed.contains(QLatin1String("://"))) typed.prepend(QLatin1String("https://"));
  const QUrl address(typed, QUrl::StrictMode);
  const bool isWeb = address.scheme() == QLatin1String("https") || address.scheme() == QLatin1String("http");
  if (!address.isValid() || !isWeb || address.host().isEmpty() || address.hasQuery() || address.hasFragment() ||
      !address.userInfo().isEmpty()) {
    return std::nullopt;
  }
  return address;
}

std::optional<QUrl> endpointOfEnvironment() { return endpointFrom(qEnvironmentVariable("HF_ENDPOINT")); }

std::optional<QUrl> proxyFrom(const QString& text) {
  QString typed = text.trimmed();
  if (!typed.isEmpty() && !typed.contains(QLatin1String("://"))) typed.prepend(QLatin1String("http://"));
  const QUrl address(typed, QUrl::StrictMode);
  const bool isKnown = address.scheme() == QLatin1String("http") || address.scheme() == QLatin1String("socks5");
  if (!address.isValid() || !isKnown || address.host().isEmpty() || address.port() < 1) return std::nullopt;
  return address;
}

QUrl treeAddress(const QUrl& endpoint, const QString& repository, const QString& revision) {
  QUrl address = below(endpoint, QStringLiteral("/api/models/%1/tree/%2").arg(repository, revision));
  QUrlQuery query;
  query.addQueryItem(QStringLiteral("recursive"), QStringLiteral("true"));
  address.setQuery(query);
  return address;
}

QUrl fileAddress(const QUrl& endpoint, const QString& repository, const QString& revision, const QString& path) {
  return below(endpoint, QStringLiteral("/%1/resolve/%2/%3").arg(repository, revision, path));
}

bool mayGetToken(const QUrl& address, const QUrl& endpoint) {
  const bool isSource = address.scheme() == endpoint.scheme() && address.host() == endpoint.host() &&
                        address.port() == endpoint.port();
  return isSource && (address.scheme() == QLatin1String("https") || isLoopback(address.host()));
}

void applyProxy(QNetworkAccessManager& network, const ProxyChoice& choice) {
  switch (choice.kind) {
    case ProxyChoice::Kind::System: network.setProxyFactory(new SystemProxies); return;  // the network owns it
    case ProxyChoice::Kind::None: network.setProxy(QNetworkProxy::NoProxy); return;
    case ProxyChoice::Kind::Address: break;
  }
  const QUrl& at = choice.address;
  const auto type = at.scheme() == QLatin1String("socks5") ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
  network.setProxy(QNetworkProxy(type, at.host(), static_cast<quint16>(at.port()), at.userName(), at.password()));
}

}  // namespace ui
