#include <QTest>

#include "core/text/pre_tokenizer.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

/// The pieces with bars between them.
std::string pieces(const SplitStep& step, const std::string& text) {
  MatchRoom room = step.pattern.make_room();
  std::vector<Segment> segments;
  std::vector<std::string_view> found;
  step.pattern.cut(text, room, segments);
  join_segments(step, segments, found);
  std::string shown;
  for (const std::string_view piece : found) shown += (shown.empty() ? "" : "|") + std::string(piece);
  return shown;
}

std::string split_at_hyphens(SplitBehavior behavior, bool invert = false) {
  return pieces({Pattern::literal("-"), behavior, invert}, "the-final--countdown");
}

}  // namespace

class TestPreTokenizer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void behaviorsDecideWhereAMatchGoes();
  void invertingTurnsMatchesAround();
  void matchesAtTheEdgesStayTogetherOrAlone();
  void digitsStandAloneOrInRuns();
  void theRuleOfGpt2CutsWords();
};

/// The documentation of the reference has these five as its examples.
void TestPreTokenizer::behaviorsDecideWhereAMatchGoes() {
  QCOMPARE(split_at_hyphens(SplitBehavior::removed), std::string("the|final|countdown"));
  QCOMPARE(split_at_hyphens(SplitBehavior::isolated), std::string("the|-|final|-|-|countdown"));
  QCOMPARE(split_at_hyphens(SplitBehavior::merged_with_previous), std::string("the-|final-|-|countdown"));
  QCOMPARE(split_at_hyphens(SplitBehavior::merged_with_next), std::string("the|-final|-|-countdown"));
  QCOMPARE(split_at_hyphens(SplitBehavior::contiguous), std::string("the|-|final|--|countdown"));
}

void TestPreTokenizer::invertingTurnsMatchesAround() {
  QCOMPARE(split_at_hyphens(SplitBehavior::removed, true), std::string("-|-|-"));
  QCOMPARE(split_at_hyphens(SplitBehavior::isolated, true), std::string("the|-|final|-|-|countdown"));
  QCOMPARE(split_at_hyphens(SplitBehavior::merged_with_next, true), std::string("the-|final-|-|countdown"));
}

void TestPreTokenizer::matchesAtTheEdgesStayTogetherOrAlone() {
  const auto split = [](SplitBehavior behavior) { return pieces({Pattern::literal("-"), behavior}, "--a--"); };
  QCOMPARE(split(SplitBehavior::merged_with_previous), std::string("-|-|a-|-"));
  QCOMPARE(split(SplitBehavior::merged_with_next), std::string("-|-a|-|-"));
  QCOMPARE(split(SplitBehavior::contiguous), std::string("--|a|--"));
  QCOMPARE(split(SplitBehavior::removed), std::string("a"));
}

void TestPreTokenizer::digitsStandAloneOrInRuns() {
  QCOMPARE(pieces(digits_step(true), "a12½b"), std::string("a|1|2|½|b"));
  QCOMPARE(pieces(digits_step(false), "a12½b"), std::string("a|12½|b"));
  // Numbers of Unicode 15 to 17, which the regex library may not know as such.
  QCOMPARE(pieces(digits_step(true), "\U00011F50\U00010D41\U00016FF4"),
           std::string("\U00011F50|\U00010D41|\U00016FF4"));
}

void TestPreTokenizer::theRuleOfGpt2CutsWords() {
  QCOMPARE(pieces(gpt2_step(), "I'm  42 kö!? \n"), std::string("I|'m| | 42| kö|!?| \n"));
}

BIFRONS_TEST(TestPreTokenizer)
#include "tst_pre_tokenizer.moc"
