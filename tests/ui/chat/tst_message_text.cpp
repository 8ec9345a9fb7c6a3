#include <QElapsedTimer>
#include <QObject>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <algorithm>

#include "tests/support/test_registry.h"
#include "ui/chat/message_text.h"
#include "ui/theme/theme.h"

using ui::MessageText;

class TestMessageText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::theme().install(); }

  void isAsTallAsItsDocument() {
    MessageText text;
    text.resize(300, 50);
    text.show();
    text.setMarkdownText(QStringLiteral("one two three four five ").repeated(20));
    const int narrow = text.height();
    QVERIFY(narrow > 100);
    text.resize(600, 50);
    QTRY_VERIFY(text.height() < narrow);
    QCOMPARE(text.heightFor(600), text.height());
  }

  void showsHtmlOfTheModelAsText() {
    MessageText text;
    text.setMarkdownText(QStringLiteral("a <img src=\"x\"> <b>b</b>"));
    QCOMPARE(text.plainText(), QStringLiteral("a <img src=\"x\"> <b>b</b>"));
  }

  void loadsNothingFromDisk() {
    MessageText text;
    QVERIFY(!text.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/hostname"))).isValid());
  }

  void plainTextStaysPlain() {
    MessageText text;
    text.setPlain(QStringLiteral("**not bold** <b>nor this</b>\nsecond line"));
    QCOMPARE(text.plainText(), QStringLiteral("**not bold** <b>nor this</b>\nsecond line"));
    QCOMPARE(text.document()->blockCount(), 2);
  }

  void survivesHalfOfAnyMarkdown() {  // a stream shows every prefix
    MessageText text;
    text.resize(400, 50);
    const QString whole = QStringLiteral(
        "# A\n\n- **b** `c\n  - d\n\n```py\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[l](http://x) 绿🟢");
    for (qsizetype end = 0; end <= whole.size(); ++end) text.setMarkdownText(whole.left(end));
    QVERIFY(text.plainText().contains(QStringLiteral("绿🟢")));
    QVERIFY(text.document()->isEmpty() == false);
  }

  void streamedEqualsAtOnce() {
    const QString whole = QStringLiteral(
        "# Head\n\nFirst **bold** `code` line\nsecond line.\n\n- one\n- two\n\n  in two\n- three\n\n1. a\n2. "
        "b\n\nAfter [link](http://x).\n\n"
        "```py\nx = 1\n\ny = 2\n```\n\n**Bold** begins.\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nLast one.");
    MessageText streamed;
    for (qsizetype end = 0; end <= whole.size(); ++end) streamed.setMarkdownText(whole.left(end));
    MessageText once;
    once.setMarkdownText(whole);
    QCOMPARE(streamed.toHtml(), once.toHtml());
    QTextDocument reference;
    reference.setMarkdown(whole);
    QCOMPARE(streamed.plainText(), reference.toPlainText());
    const auto withoutTicks = [](const QTextDocument& document) {  // Qt writes them or not, by the fonts that it finds
      return document.toMarkdown().replace(QStringLiteral("`code`"), QStringLiteral("code"));
    };
    QCOMPARE(withoutTicks(*streamed.document()), withoutTicks(reference));
  }

  void mayBeginWithAList_data() {
    QTest::addColumn<QString>("markdown");
    QTest::newRow("bullets") << QStringLiteral("- one\n- two\n");
    QTest::newRow("numbers") << QStringLiteral("1.  one\n2.  two\n");
    QTest::newRow("one item") << QStringLiteral("- one\n\nAfter it.\n\n");
    QTest::newRow("an inner list") << QStringLiteral("- one\n  - in one\n- two\n");
  }
  void mayBeginWithAList() {
    QFETCH(QString, markdown);
    MessageText text;
    text.setMarkdownText(markdown);
    QTextDocument reference;
    reference.setMarkdown(markdown);
    QCOMPARE(text.document()->toMarkdown(), reference.toMarkdown());
    const QTextBlock first = text.document()->begin();
    QVERIFY(first.textList() != nullptr);
    QCOMPARE(first.textList()->itemText(first), reference.begin().textList()->itemText(reference.begin()));
  }

  void aWordMoreTouchesTheLastParagraphAlone() {
    MessageText text;
    text.resize(700, 50);
    text.show();
    const QString paragraph = QStringLiteral(
        "Some **bold** words and `code` in a line that is long enough to wrap once or twice.\n\n- item\n- item\n\n");
    const QString answer = paragraph.repeated(80);  // about 8,000 characters, some 2,000 tokens
    QElapsedTimer timer;
    timer.start();
    text.setMarkdownText(answer);
    const double once = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    int firstChange = text.document()->characterCount();
    connect(text.document(), &QTextDocument::contentsChange, this,
            [&](int position, int, int) { firstChange = std::min(firstChange, position); });
    const int last = text.document()->lastBlock().position();
    timer.start();
    constexpr int words = 20;
    for (int i = 1; i <= words; ++i) text.setMarkdownText(answer + QStringLiteral("word ").repeated(i));
    const double each = static_cast<double>(timer.nsecsElapsed()) / 1e6 / words;
    qInfo("%lld characters at once: %.1f ms; a word more: %.2f ms", static_cast<long long>(answer.size()), once, each);
    const int untouched = text.document()->characterCount() - static_cast<int>(2 * paragraph.size());
    QVERIFY2(firstChange > untouched, qPrintable(QStringLiteral("%1 of %2").arg(firstChange).arg(last)));
  }
};

BIFRONS_TEST(TestMessageText)
#include "tst_message_text.moc"
