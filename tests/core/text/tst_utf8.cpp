#include <QTest>

#include "core/text/utf8.h"
#include "tests/support/test_registry.h"

using core::text::to_valid_utf8;
using core::text::Utf8Assembler;

class TestUtf8 : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void replacesWhatIsNoUtf8_data();
  void replacesWhatIsNoUtf8();
  void assemblesCharactersByteByByte();
  void stripsAsPythonDoes();
};

void TestUtf8::replacesWhatIsNoUtf8_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("expected");
  const QChar bad(0xFFFD);
  QTest::newRow("plain") << QByteArray("abc") << QStringLiteral("abc");
  QTest::newRow("all lengths") << QByteArray("a\u00E9\u20AC\U0001F600") << QStringLiteral("aé€😀");
  QTest::newRow("lone continuation") << QByteArray("a\x80z")
                                     << QString(QStringLiteral("a") + bad + QStringLiteral("z"));
  QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QString(QString(bad) + bad);
  QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QString(QString(bad) + bad + bad);
  QTest::newRow("too high") << QByteArray("\xF4\x90\x80\x80") << QString(QString(bad) + bad + bad + bad);
  QTest::newRow("cut short") << QByteArray("a\xF0\x9F\x98") << QString(QStringLiteral("a") + bad);
  QTest::newRow("broken off by a letter") << QByteArray(
                                                 "\xE2\x82"
                                                 "A")
                                          << QString(bad + QStringLiteral("A"));
  // The example of the Unicode Standard, table 3-8.
  QTest::newRow("example of the standard") << QByteArray(
                                                  "a\xF1\x80\x80\xE1\x80\xC2"
                                                  "b\x80"
                                                  "c\x80\xBF"
                                                  "d")
                                           << QString(QStringLiteral("a") + bad + bad + bad + QStringLiteral("b") +
                                                      bad + QStringLiteral("c") + bad + bad + QStringLiteral("d"));
}

void TestUtf8::replacesWhatIsNoUtf8() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, expected);
  QCOMPARE(QString::fromStdString(to_valid_utf8(bytes.toStdString())), expected);
}

void TestUtf8::assemblesCharactersByteByByte() {
  const std::string text = "é€😀x";
  Utf8Assembler assembler;
  std::string together;
  for (const char byte : text) {
    const std::string piece = assembler.push({&byte, 1});
    QCOMPARE(to_valid_utf8(piece), piece);
    QVERIFY(piece.find("\uFFFD") == std::string::npos);
    together += piece;
  }
  QCOMPARE(together, text);
  QCOMPARE(assembler.finish(), std::string());
  QCOMPARE(assembler.push("\xF0\x9F"), std::string());
  QCOMPARE(assembler.finish(), std::string("\uFFFD"));
  QCOMPARE(assembler.finish(), std::string());
}

void TestUtf8::stripsAsPythonDoes() {
  QCOMPARE(core::text::strip(" \t\n\u00A0\u3000a b\u2003\x1F\u0085"), std::string_view("a b"));
  QCOMPARE(core::text::strip("\u200B"), std::string_view("\u200B"));  // the zero-width space is no whitespace to Python
  QCOMPARE(core::text::strip(" \n "), std::string_view());
  QCOMPARE(core::text::strip_left(" a "), std::string_view("a "));
  QCOMPARE(core::text::strip_right(" a "), std::string_view(" a"));
}

BIFRONS_TEST(TestUtf8)
#include "tst_utf8.moc"
