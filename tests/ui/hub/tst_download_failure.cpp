#include <QDateTime>
#include <QLocale>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/hub/download_failure.h"

using namespace std::chrono_literals;

class TestDownloadFailure : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsHowLongTheSourceWantsToBeLeftAlone() {
    QVERIFY(ui::askedWait("30") == 30s);
    QVERIFY(ui::askedWait("") == 0s);
    QVERIFY(ui::askedWait("soon") == 0s);
    QVERIFY(ui::askedWait("-5") == 0s);
    const QString later = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(120),
                                                QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    const auto wait = ui::askedWait(later.toLatin1());
    QVERIFY(wait > 100s && wait <= 120s);
  }

  void waitsLongerEachTimeAndNeverShorterThanAsked() {
    const ui::DownloadPace pace;
    const ui::DownloadFailure failure{.mayPass = true};
    for (int tries = 1; tries < 40; ++tries) {
      const auto wait = ui::waitBefore(tries, failure, pace);
      const auto whole = std::min<std::chrono::milliseconds>(1s * (1LL << std::min(tries - 1, 10)), pace.longestWait);
      QVERIFY(wait <= whole);
      QVERIFY(wait >= whole * 2 / 3 - 1ms);
    }
    QVERIFY(ui::waitBefore(1, {.waitAtLeast = 30s}, pace) == 30s);
    QVERIFY(ui::waitBefore(1, {.waitAtLeast = 24h}, pace) == pace.longestAskedWait);
  }

  void everySentenceNamesTheHostAndSaysWhatIsKept_data() {
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::newRow("dns") << QNetworkReply::HostNotFoundError;
    QTest::newRow("refused") << QNetworkReply::ConnectionRefusedError;
    QTest::newRow("closed") << QNetworkReply::RemoteHostClosedError;
    QTest::newRow("tls") << QNetworkReply::SslHandshakeFailedError;
    QTest::newRow("network") << QNetworkReply::UnknownNetworkError;
  }
  void everySentenceNamesTheHostAndSaysWhatIsKept() {
    QFETCH(QNetworkReply::NetworkError, error);
    const auto failure = ui::failureOf(error, QStringLiteral("words"), QStringLiteral("hub.example"));
    QVERIFY(failure.isFailure());
    QVERIFY(failure.sentence.contains(QStringLiteral("hub.example")));
    QVERIFY(failure.sentence.endsWith(QStringLiteral("kept.")));
    QCOMPARE(failure.mayPass, error != QNetworkReply::SslHandshakeFailedError);
  }

  void theProxyIsNamedWhereItIsTheOne() {
    const auto failure = ui::failureOf(QNetworkReply::ProxyNotFoundError, QStringLiteral("no such proxy"), QStringLiteral("x"));
    QVERIFY(failure.sentence.contains(QStringLiteral("proxy")) && failure.sentence.contains(QStringLiteral("Settings")));
  }
};

BIFRONS_TEST(TestDownloadFailure)
#include "tst_download_failure.moc"
