#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/hub/catalogue.h"

namespace {

const QString builtIn = QStringLiteral(BIFRONS_SOURCE_DIR "/resources/models/catalogue.json");
const QString english = QStringLiteral("en");

QByteArray entry(const QByteArray& more) { return R"({"models": [{"repository": "a/b", "licence": "MIT")" + more + "}]}"; }

}  // namespace

class TestCatalogue : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theBuiltInOneIsWhole() {
    const auto catalogue = ui::loadCatalogue(builtIn, QStringLiteral("/none"), english);
    QCOMPARE(catalogue.problems, QStringList());
    QStringList names;
    for (const ui::CatalogueModel& model : catalogue.models) {
      names << model.repository;
      QVERIFY(!model.purpose.isEmpty() && !model.licenceText.isEmpty() && model.licenceAddress.isValid());
      QVERIFY(model.downloadBytes > 2 * model.parameters && model.cacheBytes > 0 && model.contextLength > 0);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("deepseek-ai/Janus-Pro-1B"), QStringLiteral("deepseek-ai/Janus-Pro-7B"),
                                 QStringLiteral("deepseek-ai/Janus-1.3B"), QStringLiteral("FreedomIntelligence/Janus-4o-7B")}));
  }

  void wordsAreInTheLanguageOfThePerson() {
    const auto catalogue = ui::loadCatalogue(builtIn, {}, QStringLiteral("zh"));
    for (const ui::CatalogueModel& model : catalogue.models) QVERIFY(model.purpose.at(0).script() == QChar::Script_Han ||
                                                                      model.purpose.contains(QStringLiteral("基础")));
    QVERIFY(ui::loadCatalogue(builtIn, {}, QStringLiteral("fr")).models[0].purpose.startsWith(QStringLiteral("Quick")));
  }

  void onesOwnEntriesAreAddedAndTakeThePlaceOfOthers() {
    const QTemporaryDir folder;
    QFile own(folder.filePath(QStringLiteral("catalogue.json")));
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write(R"({"models": [{"repository": "deepseek-ai/Janus-Pro-1B", "licence": "mine", "purpose": "My words"},
                             {"repository": "me/My-Janus", "licence": "MIT", "download_bytes": 5}]})");
    own.close();
    const auto catalogue = ui::loadCatalogue(builtIn, own.fileName(), english);
    QCOMPARE(catalogue.models.size(), 5);
    QCOMPARE(catalogue.models[0].purpose, QStringLiteral("My words"));
    QCOMPARE(catalogue.models[4].name, QStringLiteral("My-Janus"));
    QCOMPARE(catalogue.models[4].downloadBytes, 5);
  }

  void whatCannotBeUsedIsToldAndTheRestIsUsed_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    QTest::newRow("no json") << QByteArray("{\"models\": [") << QStringLiteral("is not a catalogue");
    QTest::newRow("no list") << QByteArray("{}") << QStringLiteral("it has no list “models”");
    QTest::newRow("a number") << QByteArray("{\"models\": [3]}") << QStringLiteral("Entry 1");
    QTest::newRow("no licence") << QByteArray(R"({"models": [{"repository": "a/b"}]})") << QStringLiteral("has no licence");
    QTest::newRow("no repository") << QByteArray(R"({"models": [{"licence": "MIT"}]})") << QStringLiteral("owner/name");
    QTest::newRow("leaves") << QByteArray(R"({"models": [{"repository": "../x", "licence": "MIT"}]})") << QStringLiteral("owner/name");
    QTest::newRow("size") << entry(R"(, "download_bytes": -4)") << QStringLiteral("download_bytes");
    QTest::newRow("text for size") << entry(R"(, "parameters": "many")") << QStringLiteral("parameters");
    QTest::newRow("address") << entry(", \"licence_address\": \"file:///x\"") << QStringLiteral("licence_address");
  }
  void whatCannotBeUsedIsToldAndTheRestIsUsed() {
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const auto bad = ui::readCatalogue(json, QStringLiteral("mine.json"), english);
    QCOMPARE(bad.models.size(), 0);
    QCOMPARE(bad.problems.size(), 1);
    QVERIFY2(bad.problems[0].contains(word), qPrintable(bad.problems[0]));
    QVERIFY(bad.problems[0].contains(QStringLiteral("mine.json")));
    const auto both = ui::joined(ui::readCatalogue(entry({}), QStringLiteral("x"), english), bad);
    QCOMPARE(both.models.size(), 1);
    QCOMPARE(both.problems.size(), 1);
  }

  void namesOfRepositories() {
    QVERIFY(ui::isRepositoryName(QStringLiteral("deepseek-ai/Janus-1.3B")));
    for (const char* wrong : {"", "a", "a/", "/a", "a/b/c", "a/..", "../a", ".a/b", "a/b c", "a/b\n", "a--x/b"}) {
      QVERIFY2(!ui::isRepositoryName(QString::fromLatin1(wrong)), wrong);
    }
  }
};

BIFRONS_TEST(TestCatalogue)
#include "tst_catalogue.moc"
