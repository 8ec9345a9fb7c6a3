#include <QJsonArray>
#include <QTest>

#include "tests/cli/program.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

}  // namespace

/// bifrons-cli as it is shipped, with the real engine and trainer.
class TestRealProgram : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { tests::write_tiny_folder(program_.path(QStringLiteral("tiny")).toStdString()); }

  void badModelsEndWithOneAndTheirName_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("named");
    QTest::newRow("missing") << "nowhere"
                             << "nowhere";
    QTest::newRow("a file") << "recipe.json"
                            << "recipe.json";
    QTest::newRow("endless name") << QString(300, QLatin1Char('m')) << "File name too long";
    QTest::newRow("a link to itself") << "circle"
                                      << "circle";
    QTest::newRow("a folder that may not be read") << "closed/model"
                                                   << "closed/model";
    QTest::newRow("empty folder") << "empty"
                                  << "config.json";
    QTest::newRow("damaged configuration") << "damaged"
                                           << "config.json";
    QTest::newRow("a list for a configuration") << "list"
                                                << "config.json";
  }
  void badModelsEndWithOneAndTheirName() {
    QFETCH(QString, folder);
    QFETCH(QString, named);
    program_.write(QStringLiteral("recipe.json"), "{}");
    program_.write(QStringLiteral("empty/readme.txt"), "");
    program_.write(QStringLiteral("damaged/config.json"), "{\"model_type\": ");
    program_.write(QStringLiteral("list/config.json"), "[]");
    program_.write(QStringLiteral("closed/readme.txt"), "");
    const QString closed = program_.path(QStringLiteral("closed"));
    QFile::setPermissions(closed, QFileDevice::WriteOwner);  // root may look into it, and finds no model
    QFile::link(program_.path(QStringLiteral("circle")), program_.path(QStringLiteral("circle")));
    const tests::Run run =
        program_.run({QStringLiteral("describe"), QStringLiteral("hello"), QStringLiteral("--model"), folder});
    QFile::setPermissions(closed, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(named), run.text());
  }

  void badRecipesEndWithOneAndTheirName_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut short") << QByteArray("{\"stages\": [");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("unknown key") << QByteArray("{\"speed\": \"fast\"}");
    QTest::newRow("wrong type") << QByteArray("{\"stages\": 7}");
  }
  void badRecipesEndWithOneAndTheirName() {
    QFETCH(QByteArray, content);
    program_.write(QStringLiteral("bad.json"), content);
    const tests::Run run = program_.run(words("train bad.json"));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(QStringLiteral("bad.json")), run.text());
  }

  void scenesOfOneSeedAreTheSameBytes() {
    QCOMPARE(program_.run(words("scenes --count 6 --seed 11 --out A")).status, 0);
    QCOMPARE(program_.run(words("scenes --count 6 --seed 11 --out B")).status, 0);
    QCOMPARE(program_.run(words("scenes --count 6 --seed 12 --out C")).status, 0);
    for (const char* name : {"000005.png", "scenes.jsonl", "questions.jsonl", "prompts.jsonl"}) {
      const QString file = QLatin1String(name);
      QVERIFY(!program_.read(QStringLiteral("A/") + file).isEmpty());
      QCOMPARE(program_.read(QStringLiteral("A/") + file), program_.read(QStringLiteral("B/") + file));
      QVERIFY(program_.read(QStringLiteral("A/") + file) != program_.read(QStringLiteral("C/") + file));
    }
  }

  void oneDrawingIsTheFirstOfMany() {
    const auto draw = [&](const char* count, const QString& out) {
      return program_.run({"draw", "a red circle to the left of a blue square", "--count", count, "--seed", "7",
                           "--model", "tiny", "--out", out, "--json"});
    };
    const tests::Run three = draw("3", QStringLiteral("D3"));
    QVERIFY2(three.status == 0 && three.objects().size() == 3, three.text());
    QCOMPARE(draw("1", QStringLiteral("D1")).status, 0);
    const QString name = QStringLiteral("/a-red-circle-to-the-left-of-a-blue-square-7-0000.png");
    QVERIFY(!program_.read(QStringLiteral("D3") + name).isEmpty());
    QCOMPARE(program_.read(QStringLiteral("D1") + name), program_.read(QStringLiteral("D3") + name));
  }

  void answersAboutAPicture() {
    QCOMPARE(program_.run(words("scenes --count 2 --seed 11 --out E")).status, 0);
    const tests::Run run = program_.run({"describe", "--image", "E/000001.png", "what is in the image ?", "--json",
                                         "--model", "tiny", "--max-new-tokens", "5"});
    QVERIFY2(run.status == 0 && run.objects().size() == 1, run.text());
    QVERIFY(run.objects().at(0)[QLatin1String("tokens")].toArray().size() <= 5);
    QVERIFY2(run.objects().at(0)[QLatin1String("prompt_tokens")].toInt() > 18, "a picture takes 18 positions");
  }

  void refusesWhatTheModelCannotDo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("too many pictures") << words("draw star --count 17 --out D") << "16";
    QTest::newRow("guidance") << words("draw star --cfg 0 --out D") << "guidance";
    QTest::newRow("temperature") << words("describe hello --temperature -1") << "temperature";
    QTest::newRow("top-p") << words("draw star --top-p 0 --out D") << "Top-p";
    QTest::newRow("no tokens") << words("describe hello --max-new-tokens 0") << "new tokens";
    QTest::newRow("longer than the context")
        << QStringList{"describe", QStringLiteral("star ").repeated(24'000)} << "too long";
    QTest::newRow("prompt longer than the context")
        << QStringList{"draw", QStringLiteral("star ").repeated(24'000), "--out", "D"} << "too long";
  }
  void refusesWhatTheModelCannotDo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const tests::Run run = program_.run(arguments + words("--model tiny"));
    QCOMPARE(run.status, 2);
    QVERIFY2(run.isOneError(named), run.text());
  }

 private:
  tests::Program program_{QStringLiteral(REAL_PROGRAM)};
};

BIFRONS_TEST(TestRealProgram)
#include "tst_real_program.moc"
