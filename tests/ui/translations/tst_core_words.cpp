#include <QDirIterator>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/translations/translation_check.h"
#include "ui/bridge/core_words.h"
#include "ui/settings/language.h"

namespace {

/// All of core's source, with texts that go on in the next line put together.
QString sourceOfCore() {
  QString all;
  QDirIterator files(QStringLiteral(BIFRONS_SOURCE_DIR "/core"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                     QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (file.open(QIODevice::ReadOnly)) all += QString::fromUtf8(file.readAll());
  }
  return all.remove(QRegularExpression(QStringLiteral("\"\\s*\\n\\s*\"")));
}

}  // namespace

class TestCoreWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() {
    ui::installLanguage(ui::Language::English);
    QLocale::setDefault(QLocale::system());
  }

  void inEnglishNothingChanges() {
    const char* said = "“a.png” is damaged: the file ends too early. Close other programs.";
    QCOMPARE(ui::coreWords(said), QString::fromUtf8(said));
  }

  void whatIsKnownIsSaidInChinese_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto row = [](const char* name, const char* english, const char* chinese) {
      QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(chinese);
    };
    row("a device", "CPU, 1 thread", "CPU，1 线程");
    row("a clause in a sentence",
        "There is no CUDA device here: no NVIDIA driver is installed.",
        "这里没有 CUDA 设备：未安装 NVIDIA 驱动。");
    row("a name in a sentence", "There is no model folder “/m/x”.", "没有模型文件夹“/m/x”。");
    row("two sentences", "The question is empty. Write something, or add a picture.",
        "问题为空。可写点内容，或添加图片。");
    row("values in another order", "The file “a” of the model “b” was changed while it was in use.",
        "模型“b”的文件“a”在使用期间被更改。");
    row("three sentences",
        "“B” in fp32 needs 9.0 GB of memory, but 4.1 GB are free of 8.0 GB. The least is 5.0 GB, in bf16. "
        "Close other programs, or choose a smaller model, or the CPU.",
        "“B”以 fp32 运行需要 9.0 GB 内存，而只有 4.1 GB 可用（共 8.0 GB）。最少需要 5.0 GB（bf16）。"
        "可关闭其他程序，或选择更小的模型，或改用 CPU。");
    row("memory of a card", "“B” in bf16 needs 9.0 GB of memory, but 4.1 GB are free on the graphics card of 8.0 GB.",
        "“B”以 bf16 运行需要 9.0 GB 内存，而显卡上只有 4.1 GB 可用（共 8.0 GB）。");
    row("a value that looks like a place", "“%2%1” is damaged: it is not valid JSON at byte 7.",
        "“%2%1”已损坏：第 7 字节处不是有效的 JSON。");
    row("another sentence", "The cache holds 4 positions and cannot go back to 9.",
        "The cache holds 4 positions and cannot go back to 9.");
    row("another clause", "“a.png” is damaged: the moon is full.", "“a.png”已损坏：the moon is full。");
    row("nothing", "", "");
  }

  void whatIsKnownIsSaidInChinese() {
    QFETCH(const QString, english);
    QVERIFY(ui::installLanguage(ui::Language::Chinese));
    QTEST(ui::coreWords(english.toStdString()), "chinese");
  }

  void coreStillSaysThese() {
    QFile file(QStringLiteral(BIFRONS_SOURCE_DIR "/resources/translations/bifrons_zh_CN.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString source = sourceOfCore();
    const QString context = QStringLiteral("CoreWords: ");
    int seen = 0;
    for (const QString& text : tests::readTranslation(file.readAll()).texts) {
      if (!text.startsWith(context)) continue;
      ++seen;
      for (const QString& part : text.mid(context.size()).split(QRegularExpression(QStringLiteral("%\\d")), Qt::SkipEmptyParts)) {
        const QString written = part.endsWith(QLatin1Char('.')) ? part.chopped(1) : part;  // core often adds the full stop
        QVERIFY2(source.contains(written), qPrintable(text + QStringLiteral(" · ") + part));
      }
    }
    QVERIFY(seen > 50);
  }
};

BIFRONS_TEST(TestCoreWords)
#include "tst_core_words.moc"
