#include <QTest>

#include "core/base/error.h"
#include "core/text/pattern.h"
#include "core/text/regex_syntax.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

/// The segments with matches in brackets.
std::string cut(const Pattern& pattern, const std::string& text) {
  MatchRoom room = pattern.make_room();
  std::vector<Segment> segments;
  pattern.cut(text, room, segments);
  std::string shown;
  for (const Segment& segment : segments) {
    shown += segment.matches ? "[" + std::string(segment.text) + "]" : std::string(segment.text);
  }
  return shown;
}

std::string cut(const char* expression, const std::string& text) { return cut(Pattern::regex(expression), text); }

}  // namespace

class TestPattern : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsOneMatchBehindTheOther();
  void spaceIsUnicodeWhiteSpace();
  void digitsAndLettersAreUnicodes();
  void dollarStandsBeforeEachLineFeed();
  void aDotIsEverythingButALineFeed();
  void emptyMatchesCutButNotBehindAMatch();
  void literalsAreNoExpressions();
  void setsTakeHyphensAtTheirEdges();
  void longRunsNeedNoStack();
  void saysSoWhereATextNeedsTooMuchMemory();
  void refusesWhatIsReadDifferently_data();
  void refusesWhatIsReadDifferently();
  void namesAWrongExpression();
};

void TestPattern::findsOneMatchBehindTheOther() {
  QCOMPARE(cut("[0-9]", "a12b"), std::string("a[1][2]b"));
  QCOMPARE(cut("[0-9]+", "a12b"), std::string("a[12]b"));
  QCOMPARE(cut("x", "ab"), std::string("ab"));
  QCOMPARE(cut("x", ""), std::string());
  QCOMPARE(cut("[一-龥]+", "我想apple工"), std::string("[我想]apple[工]"));
}

void TestPattern::spaceIsUnicodeWhiteSpace() {
  for (const char* space : {"\t", "\v", "\u0085", "\u00A0", "\u1680", "\u2028", "\u202F", "\u3000"}) {
    QCOMPARE(cut(R"(\s)", space), "[" + std::string(space) + "]");
    QCOMPARE(cut(R"([\sx])", space), "[" + std::string(space) + "]");
    QCOMPARE(cut(R"(\S)", space), std::string(space));
  }
  for (const char* other : {"\u180E", "\u200B", "\uFEFF", "\x1C"}) {  // the first is one to PCRE2
    QCOMPARE(cut(R"(\s)", other), std::string(other));
    QCOMPARE(cut(R"([^\s])", other), "[" + std::string(other) + "]");
  }
}

void TestPattern::digitsAndLettersAreUnicodes() {
  QCOMPARE(cut(R"(\d)", "1٣½"), std::string("[1][٣]½"));
  QCOMPARE(cut(R"(\p{N})", "1٣½Ⅷx"), std::string("[1][٣][½][Ⅷ]x"));
  QCOMPARE(cut(R"(\p{Lu}\P{Lu}*)", "ÄbÉ"), std::string("[Äb][É]"));
}

void TestPattern::dollarStandsBeforeEachLineFeed() {
  QCOMPARE(cut(R"( +$)", "a  \nb "), std::string("a[  ]\nb[ ]"));
  QCOMPARE(cut(R"( +$)", "a \rb"), std::string("a \rb"));
  QCOMPARE(cut(R"(^b)", "a\nb"), std::string("a\n[b]"));
}

void TestPattern::aDotIsEverythingButALineFeed() { QCOMPARE(cut(".+", "a\rb\nc"), std::string("[a\rb]\n[c]")); }

void TestPattern::emptyMatchesCutButNotBehindAMatch() {
  QCOMPARE(cut("e*", "beet"), std::string("[]b[ee]t[]"));
  QCOMPARE(cut("(?<=a)(?=é)", "aéa"), std::string("a[]éa"));
  QCOMPARE(cut("", "é"), std::string("[]é[]"));
}

void TestPattern::literalsAreNoExpressions() {
  QCOMPARE(cut(Pattern::literal("a.*"), "aba.*b"), std::string("ab[a.*]b"));
  QCOMPARE(cut(Pattern::literal("aa"), "aaa"), std::string("[aa]a"));
  QCOMPARE(cut(Pattern::literal("é"), "née"), std::string("n[é]e"));
}

void TestPattern::setsTakeHyphensAtTheirEdges() {
  QCOMPARE(cut("[-a]", "-ab"), std::string("[-][a]b"));
  QCOMPARE(cut("[a-]", "-ab"), std::string("[-][a]b"));
  QCOMPARE(cut(R"([a\-c])", "a-bc"), std::string("[a][-]b[c]"));
  QCOMPARE(cut(R"([^\r\n\]])", "a]\n"), std::string("[a]]\n"));
}

void TestPattern::longRunsNeedNoStack() {
  const std::string text(100'000, 'a');
  QCOMPARE(cut("(?:a|b)+", text).size(), text.size() + 2);
  QCOMPARE(cut("[ab]+", text).size(), text.size() + 2);
}

void TestPattern::saysSoWhereATextNeedsTooMuchMemory() {
  const std::string text(3'000'000, 'a');
  QCOMPARE(cut("[ab]+", text).size(), text.size() + 2);
  try {
    (void)cut("(?:a|b)+", text);
    QFAIL("nothing was thrown");
  } catch (const core::Error& error) {
    QCOMPARE(error.kind(), core::ErrorKind::invalid_request);
  }
}

void TestPattern::refusesWhatIsReadDifferently_data() {
  QTest::addColumn<QString>("expression");
  for (const char* expression :
       {R"(\w)",    R"(\b)",       R"(\h)",     R"(\R)",   R"(\X)",      R"(\x41)",   R"(\u0041)",  R"(\1)",
        R"(\Qa\E)", R"(\A)",       R"(\)",      R"(\é)",   R"(\p{Han})", R"(\p{Cn})", R"(\pL)",     R"(\p{L)",
        "[[a]]",    "[[:alpha:]]", "[a&&b]",    R"([\S])", "[]a]",       "[^]",       "[a",         "[",
        "[a-c-e]",  R"([a-\s])",   R"([\s-a])", "[a--b]",  "(?i:a)",     "(?i)a",     "(?<name>a)", "(?#a)",
        "(*FAIL)",  "(?R)",        "a{",        "a{,2}",   "a{1,2}+",    "a{2}?",     "{"}) {
    QTest::newRow(expression) << QString::fromUtf8(expression);
  }
}

void TestPattern::refusesWhatIsReadDifferently() {
  QFETCH(const QString, expression);
  try {
    (void)translate_regex(expression.toStdString());
    QFAIL("nothing was thrown");
  } catch (const core::Error& error) {
    QCOMPARE(error.kind(), core::ErrorKind::unsupported);
    QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral(" at byte ")), error.what());
  }
}

void TestPattern::namesAWrongExpression() {
  for (const char* expression : {"(a", "a)", "*a", "[b-a]", "(?<=a+)b", "a{3,2}"}) {
    try {
      (void)Pattern::regex(expression);
      QFAIL(expression);
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_damaged);
    }
  }
}

BIFRONS_TEST(TestPattern)
#include "tst_pattern.moc"
