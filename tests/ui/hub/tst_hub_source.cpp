#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/hub/hub_source.h"

class TestHubSource : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void takesAddressesOfSources() {
    QCOMPARE(ui::endpointFrom(QStringLiteral(" hf-mirror.example ")).value(), QUrl(QStringLiteral("https://hf-mirror.example")));
    QCOMPARE(ui::endpointFrom(QStringLiteral("http://10.0.0.5:8080/hub/")).value().port(), 8080);
    for (const char* wrong : {"", "ftp://x", "https://", "http://name:word@x", "a b", "https://x?y", "https://x#y"}) {
      QVERIFY2(!ui::endpointFrom(QString::fromLatin1(wrong)), wrong);
    }
  }

  void takesTheEnvironmentsSource() {
    qputenv("HF_ENDPOINT", "https://mirror.example");
    QCOMPARE(ui::endpointOfEnvironment().value(), QUrl(QStringLiteral("https://mirror.example")));
    qputenv("HF_ENDPOINT", "nonsense here");
    QVERIFY(!ui::endpointOfEnvironment());
    qunsetenv("HF_ENDPOINT");
    QVERIFY(!ui::endpointOfEnvironment());
  }

  void makesAddresses() {
    const QUrl mirror(QStringLiteral("https://m.example/hub/"));
    QCOMPARE(ui::treeAddress(mirror, QStringLiteral("a/b"), QStringLiteral("main")).toString(),
             QStringLiteral("https://m.example/hub/api/models/a/b/tree/main?recursive=true"));
    QCOMPARE(ui::fileAddress(ui::HubSource::hub(), QStringLiteral("a/b"), QStringLiteral("c"), QStringLiteral("x y?#.bin")).toEncoded(),
             QByteArray("https://huggingface.co/a/b/resolve/c/x%20y%3F%23.bin"));
  }

  void theTokenGoesToTheSourceAlone() {
    const QUrl hub = ui::HubSource::hub();
    QVERIFY(ui::mayGetToken(QUrl(QStringLiteral("https://huggingface.co/a")), hub));
    QVERIFY(!ui::mayGetToken(QUrl(QStringLiteral("https://cdn.example/a")), hub));
    QVERIFY(!ui::mayGetToken(QUrl(QStringLiteral("http://huggingface.co/a")), hub));
    const QUrl open(QStringLiteral("http://mirror.example"));
    QVERIFY2(!ui::mayGetToken(open, open), "anyone on the way could read it");
  }

  void takesProxies() {
    QCOMPARE(ui::proxyFrom(QStringLiteral("proxy.example:3128")).value(), QUrl(QStringLiteral("http://proxy.example:3128")));
    QVERIFY(ui::proxyFrom(QStringLiteral("socks5://me:word@proxy.example:1080")).has_value());
    for (const char* wrong : {"", "proxy.example", "https://proxy.example:1", "http://:80"}) {
      QVERIFY2(!ui::proxyFrom(QString::fromLatin1(wrong)), wrong);
    }
  }

  void usesTheProxyThatWasChosen() {
    QNetworkAccessManager network;
    ui::applyProxy(network, {.kind = ui::ProxyChoice::Kind::None, .address = {}});
    QCOMPARE(network.proxy().type(), QNetworkProxy::NoProxy);
    ui::applyProxy(network, {.kind = ui::ProxyChoice::Kind::Address, .address = QUrl(QStringLiteral("socks5://me:word@p.example:1080"))});
    QCOMPARE(network.proxy().type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(network.proxy().hostName(), QStringLiteral("p.example"));
    QCOMPARE(network.proxy().port(), quint16(1080));
    QCOMPARE(network.proxy().user(), QStringLiteral("me"));
    ui::applyProxy(network, {});
    QVERIFY(network.proxyFactory() != nullptr);
  }
};

BIFRONS_TEST(TestHubSource)
#include "tst_hub_source.moc"
