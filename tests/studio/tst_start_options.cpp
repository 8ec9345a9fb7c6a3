#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/studio/start_options.h"
#include "tests/support/test_registry.h"

namespace {

app::StartOptions read(const QString& line) {
  return app::startOptions(QStringList{QStringLiteral("bifrons")} + line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

}  // namespace

class TestStartOptions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutArgumentsTheSettingsDecide() {
    const auto options = read({});
    QVERIFY(options.answer.isEmpty());
    QVERIFY(!options.model.folder);
    QVERIFY(!options.model.device);
  }

  void everyOptionIsTaken() {
    const auto options =
        read(QStringLiteral("--verbose --model /models/pro --device cuda:1 --page create picture.png /tmp/other.png"));
    QVERIFY(options.verbose);
    QCOMPARE(options.model.folder->string(), std::string("/models/pro"));
    QCOMPARE(options.model.device->kind, core::engine::DeviceKind::cuda);
    QCOMPARE(options.model.device->index, 1);
    QCOMPARE(options.page, QStringLiteral("create"));
    QCOMPARE(options.files.size(), 2);
    QVERIFY(options.files.first().startsWith(QLatin1Char('/')));
  }

  void aFolderIsTheModel() {
    const QTemporaryDir folder;
    const auto options = read(folder.path() + QStringLiteral(" picture.png"));
    QVERIFY(options.answer.isEmpty());
    QCOMPARE(options.model.folder->string(), folder.path().toStdString());
    QCOMPARE(options.files.size(), 1);
    for (const QString& line : {folder.path() + QLatin1Char(' ') + folder.path(), QStringLiteral("--model m ") + folder.path()}) {
      QCOMPARE(read(line).exitStatus, 2);
      QVERIFY(read(line).answer.contains(QStringLiteral("not “%1” as well").arg(folder.path())));
    }
  }

  void whatIsWrongIsNamed_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("page") << QStringLiteral("--page zoo") << QStringLiteral("zoo");
    QTest::newRow("device") << QStringLiteral("--device cuda:x") << QStringLiteral("cuda:x");
    QTest::newRow("option") << QStringLiteral("--what") << QStringLiteral("what");
  }

  void whatIsWrongIsNamed() {
    QFETCH(QString, line);
    QFETCH(QString, named);
    const auto options = read(line);
    QCOMPARE(options.exitStatus, 2);
    QVERIFY(options.answer.contains(named));
  }

#ifdef STUDIO_PROGRAM
  void helpAndVersionNeedNoDisplay_data() {
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("help") << QStringLiteral("--help") << QByteArray("--model <DIR>");
    QTest::newRow("help in short") << QStringLiteral("-h") << QByteArray("--model <DIR>");
    QTest::newRow("version") << QStringLiteral("--version") << QByteArray("bifrons ");
  }
  void helpAndVersionNeedNoDisplay() {
    QFETCH(const QString, option);
    QFETCH(const QByteArray, said);
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("none-such"));  // Qt would end the program
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(STUDIO_PROGRAM), {option});
    QVERIFY(program.waitForFinished());
    QVERIFY(program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0);
    const QByteArray out = program.readAllStandardOutput();
    QVERIFY2(out.contains(said), out);
    QCOMPARE(program.readAllStandardError(), QByteArray());
  }
#endif

  void helpAndVersionAreNoErrors() {
    QCOMPARE(read(QStringLiteral("--help")).exitStatus, 0);
    QVERIFY(read(QStringLiteral("--help")).answer.contains(QStringLiteral("--model")));
    QVERIFY(read(QStringLiteral("--version")).answer.startsWith(QStringLiteral("bifrons ")));
  }
};

BIFRONS_TEST(TestStartOptions)
#include "tst_start_options.moc"
