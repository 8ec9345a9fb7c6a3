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

  void helpAndVersionAreNoErrors() {
    QCOMPARE(read(QStringLiteral("--help")).exitStatus, 0);
    QVERIFY(read(QStringLiteral("--help")).answer.contains(QStringLiteral("--model")));
    QVERIFY(read(QStringLiteral("--version")).answer.startsWith(QStringLiteral("bifrons ")));
  }
};

BIFRONS_TEST(TestStartOptions)
#include "tst_start_options.moc"
