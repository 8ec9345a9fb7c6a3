#include "core/evaluation/score_table.h"

#include "core/blocks/language.h"

namespace core::evaluation {
namespace {

void count(Score& score, bool correct) {
  ++score.count;
  score.correct += correct ? 1 : 0;
}

}  // namespace

bool is_exact_match(std::string_view prediction, std::string_view answer) {
  return blocks::normalized(prediction) == blocks::normalized(answer);
}

void ScoreTable::add(const ScoreKey& key, bool correct) {
  count(report_.all, correct);
  count(report_.by_type[key.type], correct);
  if (key.kept_out) {
    count(report_.kept_out, correct);
  }
}

}  // namespace core::evaluation
