#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

#include "app/studio/single_instance.h"
#include "tests/support/test_registry.h"

using app::HandedOver;
using app::SingleInstance;
using Start = SingleInstance::Start;

namespace {

struct Stage {
  QTemporaryDir folder;
  QString socket = folder.filePath(QStringLiteral("test.socket"));
};

const HandedOver wish{.page = QStringLiteral("create"), .model = QStringLiteral("/models/pro"),
                      .files = {QStringLiteral("/tmp/a “b”.png"), QStringLiteral("/tmp/c\nd.png")}};

/// What a start of another process would hear; the first one answers on this thread meanwhile.
Start claimElsewhere(const QString& socket, const HandedOver& wanted) {
  std::atomic<bool> done = false;
  Start outcome = Start::First;
  std::thread other([&] {
    outcome = SingleInstance(socket).claim(wanted);
    done = true;
  });
  const bool ended = QTest::qWaitFor([&] { return done.load(); }, 20000);
  other.join();
  if (!ended) qWarning("the other start did not end in time");
  return outcome;
}

/// Writes to the socket and says whether the other side answered.
bool answers(const QString& socket, const QByteArray& bytes) {
  QLocalSocket guest;
  guest.connectToServer(socket);
  if (!QTest::qWaitFor([&] { return guest.state() == QLocalSocket::ConnectedState; })) return false;
  guest.write(bytes);
  QByteArray said;
  const bool over = QTest::qWaitFor([&] {
    said += guest.readAll();
    return said.contains('\n') || guest.state() == QLocalSocket::UnconnectedState;
  }, 15000);
  if (!over) qWarning("the other side neither answered nor went");
  return said.contains('\n');
}

}  // namespace

class TestSingleInstance : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aMessageIsReadAsItWasWritten() {
    QCOMPARE(app::toMessage(wish).count('\n'), 1);
    QVERIFY(app::fromMessage(app::toMessage(wish)) == std::make_optional(wish));
    QVERIFY(app::fromMessage(app::toMessage({})) == std::make_optional(HandedOver{}));
  }

  void aSecondStartHandsOver() {
    const Stage stage;
    SingleInstance first(stage.socket);
    HandedOver got;
    connect(&first, &SingleInstance::asked, this, [&](const HandedOver& wanted) { got = wanted; });
    QCOMPARE(first.claim({}), Start::First);
    QCOMPARE(claimElsewhere(stage.socket, wish), Start::HandedOver);
    QVERIFY(got == wish);
    QCOMPARE(QFileInfo(stage.socket).permissions() & (QFile::ReadOther | QFile::WriteOther | QFile::ReadGroup | QFile::WriteGroup),
             QFile::Permissions());
  }

  void whatAKilledOneLeftIsCleared() {
    const Stage stage;
    QFile left(stage.socket);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    SingleInstance first(stage.socket);
    QCOMPARE(first.claim({}), Start::First);
    QCOMPARE(claimElsewhere(stage.socket, {}), Start::HandedOver);
  }

  void whenTheFirstHasGoneTheNextIsTheFirst() {
    const Stage stage;
    {
      SingleInstance first(stage.socket);
      QCOMPARE(first.claim({}), Start::First);
    }
    SingleInstance next(stage.socket);
    QCOMPARE(next.claim({}), Start::First);
  }

  void garbledMessagesDoNothing_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\n");
    QTest::newRow("binary") << QByteArray("\0\xff\n", 3);
    QTest::newRow("empty") << QByteArray("\n");
    QTest::newRow("another version") << QByteArray(R"({"version":2,"page":"","model":"","files":[]})" "\n");
    QTest::newRow("a page that is none") << QByteArray(R"({"version":1,"page":"zoo","model":"","files":[]})" "\n");
    QTest::newRow("a number for a file") << QByteArray(R"({"version":1,"page":"","model":"","files":[1]})" "\n");
    QTest::newRow("a relative file") << QByteArray(R"({"version":1,"page":"","model":"","files":["../x"]})" "\n");
    QTest::newRow("a relative model") << QByteArray(R"({"version":1,"page":"","model":"x","files":[]})" "\n");
    QTest::newRow("an object for the page") << QByteArray(R"({"version":1,"page":{},"model":"","files":[]})" "\n");
    QTest::newRow("no end") << QByteArray(R"({"version":1)");
    QTest::newRow("far too long") << QByteArray(3 << 20, 'x');
    QTest::newRow("deep") << QByteArray(100000, '[') + '\n';
  }
  void garbledMessagesDoNothing() {
    QFETCH(const QByteArray, bytes);
    const Stage stage;
    SingleInstance first(stage.socket);
    QSignalSpy asked(&first, &SingleInstance::asked);
    QCOMPARE(first.claim({}), Start::First);
    QVERIFY(!answers(stage.socket, bytes));
    QCOMPARE(asked.count(), 0);
    QCOMPARE(claimElsewhere(stage.socket, {}), Start::HandedOver);  // and it still listens
  }

  void withoutAPlaceForTheSocketItStartsAllTheSame() {
    QCOMPARE(SingleInstance(QString()).claim(wish), Start::First);
    QCOMPARE(SingleInstance(QStringLiteral("/no/such/folder/x.socket")).claim(wish), Start::First);
  }

  void theSocketLiesWhereTheUserAloneCanReachIt() {
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    const QString one = app::instanceSocket(QStringLiteral("/data/one")), two = app::instanceSocket(QStringLiteral("/data/two"));
    QVERIFY(one.startsWith(runtime.path() + QStringLiteral("/bifrons/")));
    QVERIFY(one != two);
    QCOMPARE(QFileInfo(runtime.filePath(QStringLiteral("bifrons"))).permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
    qputenv("TMPDIR", runtime.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", "relative");
    QVERIFY(app::instanceSocket(QStringLiteral("/data/one")).startsWith(runtime.path() + QStringLiteral("/bifrons-")));
    const QTemporaryDir foreign;
    const QString place = runtime.path() + QStringLiteral("/link");
    qputenv("XDG_RUNTIME_DIR", place.toUtf8());
    QVERIFY(QDir().mkpath(place));
    QVERIFY(QFile::link(foreign.path(), place + QStringLiteral("/bifrons")));  // somebody's link in its place
    QVERIFY(app::instanceSocket(QStringLiteral("/data/one")).isEmpty());
    qunsetenv("XDG_RUNTIME_DIR");
    qunsetenv("TMPDIR");
  }

#ifdef STUDIO_PROGRAM
  void theProgramHandsOverAndEnds() {
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
      environment.insert(QString::fromLatin1(variable), home.path());
    }
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    const auto start = [&](QProcess& program, const QStringList& arguments) {
      program.setProcessEnvironment(environment);
      program.start(QStringLiteral(STUDIO_PROGRAM), arguments);
      return program.waitForStarted();
    };
    const auto log = [&] {
      QFile file(home.filePath(QStringLiteral("bifrons/logs/bifrons.log")));
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QProcess first, second;
    QVERIFY(start(first, {}));
    const auto listens = [&] { return !QDir(home.filePath(QStringLiteral("bifrons"))).entryList({QStringLiteral("*.socket")}, QDir::System).isEmpty(); };
    QTRY_VERIFY_WITH_TIMEOUT(listens(), 60000);
    QVERIFY(start(second, {QStringLiteral("--page"), QStringLiteral("create")}));
    QVERIFY(second.waitForFinished(60000));
    QCOMPARE(second.exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(log().contains("Another start has handed over"), 60000);
    QCOMPARE(first.state(), QProcess::Running);
    first.kill();
    QVERIFY(first.waitForFinished());
  }
#endif
};

BIFRONS_TEST(TestSingleInstance)
#include "tst_single_instance.moc"
