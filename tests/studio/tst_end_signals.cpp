#include <QSignalSpy>
#include <QTest>
#include <csignal>

#include "app/studio/end_signals.h"
#include "tests/support/test_registry.h"

class TestEndSignals : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whoIsAskedToEndHearsOfItInTheEventLoop_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("shutdown") << SIGTERM;
    QTest::newRow("logout") << SIGHUP;
    QTest::newRow("Ctrl-C") << SIGINT;
  }
  void whoIsAskedToEndHearsOfItInTheEventLoop() {
    QFETCH(int, number);
    const app::EndSignals ending;
    QSignalSpy asked(&ending, &app::EndSignals::asked);
    std::raise(number);
    QCOMPARE(asked.size(), 0);  // nothing of Qt runs in the handler
    QTRY_COMPARE(asked.size(), 1);
  }
};

BIFRONS_TEST(TestEndSignals)
#include "tst_end_signals.moc"
