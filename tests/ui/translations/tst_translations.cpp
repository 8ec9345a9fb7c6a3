#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/translations/translation_check.h"

namespace {

const QString ourFile = QStringLiteral(BIFRONS_SOURCE_DIR "/resources/translations/bifrons_zh_CN.ts");

tests::TranslationFile read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? tests::readTranslation(file.readAll())
                                        : tests::TranslationFile{.error = file.errorString()};
}

tests::TranslationFile example(const char* context, const char* message) {
  return tests::readTranslation(QByteArray("<TS><context><name>") + context + "</name><message>" + message +
                                "</message></context></TS>");
}

}  // namespace

class TestTranslations : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsMissingIsFound() {
    QCOMPARE(example("ui::Toast", "<source>Undo</source><translation type=\"unfinished\"></translation>").unfinished,
             QStringList{QStringLiteral("ui::Toast: Undo")});
    QCOMPARE(example("ui::Toast", "<source>Undo</source><translation>  </translation>").unfinished.size(), 1);
    QVERIFY(example("ui::Toast", "<source>Undo</source><translation>撤销</translation>").unfinished.isEmpty());
    QCOMPARE(example("ui::Toast", "<source>%n rows</source><translation><numerusform></numerusform></translation>").unfinished.size(), 1);
  }

  void aPlaceForAValueThatIsLostIsFound() {
    const auto marks = [](const char* message) { return example("ui::Toast", message).wrongMarks.size(); };
    QCOMPARE(marks("<source>%1 of %2</source><translation>%2 中的</translation>"), 1);
    QCOMPARE(marks("<source>%1 of %2</source><translation>%2 中的 %1</translation>"), 0);
    QCOMPARE(marks("<source>%n rows</source><translation><numerusform>行</numerusform></translation>"), 1);
    QCOMPARE(marks("<source>50 %</source><translation>50 %</translation>"), 0);
  }

  void aNamespaceForAContextIsFound() {
    QCOMPARE(example("ui", "<source>Undo</source><translation>撤销</translation>").noContext.size(), 1);
    QCOMPARE(example("ui::chat_files", "<source>Undo</source><translation>撤销</translation>").noContext.size(), 1);
    QVERIFY(example("ui::Toast", "<source>Undo</source><translation>撤销</translation>").noContext.isEmpty());
    QVERIFY(example("SizeWords", "<source>Undo</source><translation>撤销</translation>").noContext.isEmpty());
  }

  void whatIsNoTranslationFileIsTold() { QVERIFY(!tests::readTranslation("<TS><context>").error.isEmpty()); }

  void whatIsTranslatedKeepsItsValues() {
    const tests::TranslationFile file = read(ourFile);
    QCOMPARE(file.error, QString());
    QVERIFY(file.texts.size() > 500);
    QCOMPARE(file.wrongMarks, QStringList());
  }

  void everyTextHasItsTranslation() {
    const tests::TranslationFile file = read(ourFile);
    QCOMPARE(file.unfinished, QStringList());
    QCOMPARE(file.noContext, QStringList());
  }

  void noTextOfTheSourceIsMissing() {
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("bifrons_zh_CN.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(BIFRONS_SOURCE_DIR));
    lupdate.start(QStringLiteral(LUPDATE_PROGRAM), {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-extensions"),
                                                    QStringLiteral("cpp,h"), QStringLiteral("ui"), QStringLiteral("app/studio"), QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    const QSet<QString> now = read(fresh).texts;
    QVERIFY(now.size() > 500);
    QStringList missing = (now - read(ourFile).texts).values();
    missing.sort();
    QCOMPARE(missing, QStringList());
  }
};

BIFRONS_TEST(TestTranslations)
#include "tst_translations.moc"
