#include <QTest>

#include "core/base/line_buffer.h"
#include "tests/support/test_registry.h"

using Line = std::optional<std::string>;

class TestLineBuffer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void givesLinesAsTheirEndsCome() {
    core::LineBuffer lines;
    QCOMPARE(lines.next_line(), Line());
    lines.append("fir");
    QCOMPARE(lines.next_line(), Line());
    lines.append("st\n\nthi");
    QCOMPARE(lines.size(), std::size_t{10});
    QCOMPARE(lines.next_line(), Line("first"));
    QCOMPARE(lines.next_line(), Line(""));
    QCOMPARE(lines.next_line(), Line());
    QCOMPARE(lines.size(), std::size_t{3});
    lines.append("rd\nrest");
    QCOMPARE(lines.next_line(), Line("third"));
    QCOMPARE(lines.next_line(), Line());
    QCOMPARE(lines.take_rest(), std::string("rest"));
    QCOMPARE(lines.size(), std::size_t{0});
    lines.append("again\n");
    QCOMPARE(lines.next_line(), Line("again"));
  }

  void isTheSameInPiecesOfAnySize() {
    std::string text;
    for (int i = 0; i < 200; ++i) text += std::string(static_cast<std::size_t>(i * 7 % 23), 'x') + '\n';
    for (std::size_t size = 1; size < 40; ++size) {
      core::LineBuffer lines;
      std::string joined;
      for (std::size_t at = 0; at < text.size(); at += size) {
        lines.append(std::string_view(text).substr(at, size));
        if (at % 3 == 0) continue;  // several pieces at once
        while (const Line line = lines.next_line()) joined += *line + '\n';
      }
      QVERIFY(joined + lines.take_rest() == text);
    }
  }
};

BIFRONS_TEST(TestLineBuffer)
#include "tst_line_buffer.moc"
