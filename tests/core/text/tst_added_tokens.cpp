#include <QTest>

#include "core/text/added_tokens.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

/// Found tokens as their ids in brackets.
std::string cut(const AddedTokenFinder& finder, std::string_view text) {
  std::string shown;
  for (const auto& [piece, id] : finder.cut(text)) {
    shown += id == AddedTokenFinder::no_token ? "(" + std::string(piece) + ")" : "[" + std::to_string(id) + "]";
  }
  return shown;
}

}  // namespace

class TestAddedTokens : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tokensAreCutOut();
  void theLeftmostAndThenTheLongestCounts();
  void controlTokensStayTextAndHideWhatIsInside();
  void theFirstOfTwoWithOneContentCounts();
};

void TestAddedTokens::tokensAreCutOut() {
  AddedTokenFinder finder;
  QCOMPARE(cut(finder, "abc"), std::string("(abc)"));
  finder.add("ö", 7, false);
  finder.add("b", 8, false);
  QCOMPARE(cut(finder, "öbcbbö"), std::string("[7][8](c)[8][8][7]"));
  QCOMPARE(cut(finder, "õa"), std::string("(õa)"));
  QCOMPARE(cut(finder, ""), std::string());
}

void TestAddedTokens::theLeftmostAndThenTheLongestCounts() {
  AddedTokenFinder finder;
  finder.add("ab", 1, false);
  finder.add("abcd", 2, false);
  finder.add("bcde", 3, false);
  QCOMPARE(cut(finder, "abcde"), std::string("[2](e)"));
  QCOMPARE(cut(finder, "abcx"), std::string("[1](cx)"));
  QCOMPARE(cut(finder, "xbcdeab"), std::string("(x)[3][1]"));
}

void TestAddedTokens::controlTokensStayTextAndHideWhatIsInside() {
  AddedTokenFinder finder;
  finder.add("<|x|>", 1, true);
  finder.add("x", 2, false);
  finder.add("|>y", 3, false);
  QCOMPARE(cut(finder, "a<|x|>yx"), std::string("(a<|x|>y)[2]"));
  QCOMPARE(cut(finder, "<|x|"), std::string("(<|)[2](|)"));
}

void TestAddedTokens::theFirstOfTwoWithOneContentCounts() {
  AddedTokenFinder finder;
  finder.add("a", 1, false);
  finder.add("a", 2, false);
  QCOMPARE(cut(finder, "a"), std::string("[1]"));
}

BIFRONS_TEST(TestAddedTokens)
#include "tst_added_tokens.moc"
