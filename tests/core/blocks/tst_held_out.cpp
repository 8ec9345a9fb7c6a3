#include <QTest>
#include <map>
#include <set>

#include "core/blocks/held_out.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;
using core::Random;

namespace {

std::string all_text(const std::vector<HeldOutQuestion>& questions) {
  std::string text;
  for (const HeldOutQuestion& each : questions)
    text += std::to_string(each.scene) + each.question.text + each.question.answer;
  return text;
}

}  // namespace

class TestHeldOut : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void typesFormsAndAnswersAreEven() {
    const std::vector<HeldOutQuestion> questions = held_out_questions(4242, 300);
    QCOMPARE(questions.size(), std::size_t{1200});
    std::map<QuestionType, int> types;
    std::map<QuestionType, int> short_forms;
    std::map<std::string, int> short_answers;
    int kept_out_ones = 0;
    for (const HeldOutQuestion& each : questions) {
      ++types[each.question.type];
      if (each.question.short_answer) {
        ++short_forms[each.question.type];
        ++short_answers[std::string(name(each.question.type)) + " " + each.question.answer];
      }
      kept_out_ones += each.question.about_kept_out ? 1 : 0;
    }
    for (int type = 0; type < question_type_count; ++type) {
      const auto each = static_cast<QuestionType>(type);
      QVERIFY2(std::abs(types[each] - 133) <= 4, std::string(name(each)).c_str());
      QVERIFY(std::abs(types[each] - 2 * short_forms[each]) <= 1);
    }
    for (const std::string number : {"zero", "one", "two", "three", "four"})
      QVERIFY2(short_answers["count " + number] >= 7, number.c_str());
    for (const std::string place : {"top left", "top", "center", "bottom right"})
      QVERIFY2(short_answers["where " + place] >= 4, place.c_str());
    QVERIFY(std::abs(short_answers["exist yes"] - short_answers["exist no"]) <= 14);
    QVERIFY2(kept_out_ones > 50, qPrintable(QString::number(kept_out_ones)));
  }

  void scenesHaveFourDifferentQuestions() {
    std::map<int, std::set<QuestionType>> types;
    for (const HeldOutQuestion& each : held_out_questions(7, 60)) types[each.scene].insert(each.question.type);
    QCOMPARE(types.size(), std::size_t{60});
    for (const auto& [scene, each] : types) QCOMPARE(each.size(), std::size_t{4});
  }

  void dependsOnSeedAndIndexAlone() {
    QCOMPARE(held_out_scene(5, 17), held_out_scene(5, 17));
    QVERIFY(held_out_scene(5, 17) != held_out_scene(6, 17));
    QCOMPARE(all_text(held_out_questions(5, 30)), all_text(held_out_questions(5, 30)));
    QVERIFY(all_text(held_out_questions(5, 30)) != all_text(held_out_questions(6, 30)));
  }

  void trainingWithTheSameSeedHasOtherScenes() {
    std::vector<Scene> training;
    for (std::uint64_t i = 0; i < 200; ++i) {
      Random random(5, i);
      training.push_back(random_scene(random, {.grid_share = 0.5, .with_kept_out = true}));
    }
    for (int i = 0; i < 200; ++i) {
      QVERIFY(std::find(training.begin(), training.end(), held_out_scene(5, i)) == training.end());
    }
  }

  void promptsGoThroughTheCategories() {
    const std::vector<Prompt> prompts = held_out_prompts(4242, 600);
    QCOMPARE(prompts.size(), std::size_t{600});
    std::map<Category, std::map<std::string, int>> texts;
    int kept_out_ones = 0;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
      QCOMPARE(static_cast<std::size_t>(prompts[i].category), i % category_count);
      ++texts[prompts[i].category][prompts[i].text];
      kept_out_ones += prompts[i].has_kept_out ? 1 : 0;
    }
    QCOMPARE(texts[Category::single_object].size(), std::size_t{6});
    for (const auto& [text, times] : texts[Category::single_object]) QVERIFY(times == 16 || times == 17);
    QCOMPARE(texts[Category::color_attr].size(), std::size_t{100});
    QVERIFY(texts[Category::position].size() == 100);
    QVERIFY(texts[Category::two_object].size() == 30);
    QVERIFY(kept_out_ones > 30 && kept_out_ones < 150);
  }
};

BIFRONS_TEST(TestHeldOut)
#include "tst_held_out.moc"
