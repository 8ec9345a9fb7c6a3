#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/benchmark/peer.h"
#include "tests/core/benchmark/fake_peer.h"
#include "tests/support/soon_stopped.h"
#include "tests/support/test_registry.h"

using namespace core::benchmark;
using core::engine::Precision;

namespace {

constexpr const char* greeting = "echo '{\"versions\": \"fake 1.0\"}'\n";

/// The sentence that `call` fails with; empty when it does not.
template <typename Call>
QString sentence_of(Call call) {
  try {
    call();
  } catch (const core::Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

/// The talk with a peer's program.
class TestPeer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void saysWhatItIsAndWhatAStageTook() {
    const tests::FakePeer fake(QLatin1String(tests::FakePeer::answers));
    Peer peer("transformers", Precision::bf16);
    QVERIFY(peer.greet({}));
    QCOMPARE(peer.versions(), std::string("fake 1.0"));
    QCOMPARE(peer.reading(R"({"stage":"load","dtype":"bf16"})", {}), std::optional(2.0));
    QCOMPARE(peer.reading(R"({"stage":"text"})", {}), std::optional(4.0));
    QCOMPARE(peer.peak_memory({}), std::optional(std::int64_t{3000}));
    QCOMPARE(fake.requests().first(), QStringLiteral(R"(bf16 {"stage":"load","dtype":"bf16"})"));
  }

  void thatItCannotRunIsSaidWithTheWayOut_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("named");
    QTest::newRow("a reason") << R"(echo '{"error": "python3 cannot import torch."}'; exit 1)" << "cannot import torch. Install ";
    QTest::newRow("an old library") << R"(echo '{"error": "python3 has transformers 4.0, which is too old."}'; exit 1)"
                                    << "which is too old. Install ";
  }
  void thatItCannotRunIsSaidWithTheWayOut() {
    QFETCH(QString, script);
    QFETCH(QString, named);
    const tests::FakePeer fake(script);
    Peer peer("transformers", Precision::fp32);
    const QString sentence = sentence_of([&] { (void)peer.greet({}); });
    QVERIFY2(sentence.contains(named) && sentence.contains(QStringLiteral("pip install")) &&
                 sentence.contains(QStringLiteral("BIFRONS_PYTHON")),
             qPrintable(sentence));
  }

  void whatInstallingDoesNotMendIsSaidWithoutAdvice_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("named");
    QTest::newRow("death") << "echo 'MemoryError' >&2; kill -9 $$" << "has ended without an answer: MemoryError.";
    QTest::newRow("another program") << "echo 'Python 9.1'" << "answers “Python 9.1” instead of its versions.";
  }
  void whatInstallingDoesNotMendIsSaidWithoutAdvice() {
    QFETCH(QString, script);
    QFETCH(QString, named);
    const tests::FakePeer fake(script);
    Peer peer("transformers", Precision::fp32);
    const QString sentence = sentence_of([&] { (void)peer.greet({}); });
    QVERIFY2(sentence.endsWith(named), qPrintable(sentence));
  }

  void aPythonThatMayNotBeRunIsNamedWithoutAdvice() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("python")));
    QVERIFY(file.open(QIODevice::WriteOnly));  // and nobody may run it
    qputenv("BIFRONS_PYTHON", file.fileName().toUtf8());
    const QString sentence = sentence_of([] { const Peer peer("transformers", Precision::fp32); });
    qunsetenv("BIFRONS_PYTHON");
    QVERIFY2(sentence.endsWith(QStringLiteral("python” cannot be started: Permission denied.")), qPrintable(sentence));
  }

  void aPythonThatIsNotThereIsNamed() {
    qputenv("BIFRONS_PYTHON", "/nowhere/python");
    const QString sentence = sentence_of([] { const Peer peer("transformers", Precision::fp32); });
    qunsetenv("BIFRONS_PYTHON");
    QVERIFY2(sentence.startsWith(QStringLiteral("“/nowhere/python” cannot be started: ")) &&
                 sentence.contains(QStringLiteral("pip install")) && sentence.contains(QStringLiteral("BIFRONS_PYTHON")),
             qPrintable(sentence));
  }

  void anotherNameIsRefused() {
    const QString sentence = sentence_of([] { const Peer peer("llama", Precision::fp32); });
    QVERIFY2(sentence.contains(QStringLiteral("“llama”")) && sentence.contains(QStringLiteral("transformers")), qPrintable(sentence));
  }

  void whatIsNoReadingIsAnError_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("named");
    QTest::newRow("rubbish") << "echo rubbish" << "answers “rubbish” instead of its seconds";
    QTest::newRow("a list") << "echo '[1]'" << "answers “[1]”";
    QTest::newRow("something else") << "echo '{\"bytes\": 3}'" << "instead of its seconds";
    QTest::newRow("a text") << "echo '{\"seconds\": \"fast\"}'" << "answers \"fast\" as its seconds";
    QTest::newRow("no time at all") << "echo '{\"seconds\": 0}'" << "answers 0 as its seconds";
    QTest::newRow("its own error") << "echo '{\"error\": \"no such stage\"}'" << "cannot be measured: no such stage.";
    QTest::newRow("death") << "echo 'MemoryError' >&2\nkill -9 $$" << "has ended without an answer: MemoryError.";
    QTest::newRow("silent death") << "exit 0" << "has ended without an answer.";
  }
  void whatIsNoReadingIsAnError() {
    QFETCH(QString, script);
    QFETCH(QString, named);
    const tests::FakePeer fake(QLatin1String(greeting) + QStringLiteral("read -r request\n") + script);
    Peer peer("transformers", Precision::fp32);
    QVERIFY(peer.greet({}));
    const QString sentence = sentence_of([&] { (void)peer.reading(R"({"stage":"look"})", {}); });
    QVERIFY2(sentence.contains(named), qPrintable(sentence));
    QVERIFY2(!sentence.contains(QStringLiteral("pip install")), "it is installed");
  }

  void aStopEndsTheWaitingForAPeerThatDoesNotListen() {
    const tests::FakePeer fake(QLatin1String(greeting) + QStringLiteral("sleep 1000"));
    Peer peer("transformers", Precision::fp32);
    QVERIFY(peer.greet({}));
    const tests::SoonStopped stop;
    QVERIFY(!peer.reading(std::string(2'000'000, 'x'), stop.token()));
    QVERIFY2(!peer.peak_memory(stop.token()), "nor after the stop");
  }

  void aStopEndsTheWaiting() {
    const tests::FakePeer fake(QLatin1String(greeting) + QStringLiteral("read -r request\nsleep 1000"));
    {
      Peer peer("transformers", Precision::fp32);
      QVERIFY(peer.greet({}));
      const tests::SoonStopped stop;
      QVERIFY(!peer.reading(R"({"stage":"look"})", stop.token()));
    }
    QVERIFY(fake.isGone());
  }
};

BIFRONS_TEST(TestPeer)
#include "tst_peer.moc"
