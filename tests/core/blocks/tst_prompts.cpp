#include <QTest>
#include <map>
#include <set>

#include "core/base/error.h"
#include "core/blocks/language.h"
#include "core/blocks/prompt_line.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;
using core::Random;

namespace {

bool names_kept_out(const std::string& text) {
  for (const char* pair : {"purple triangle", "orange heart", "green star", "pink square"}) {
    if (text.find(pair) != std::string::npos) return true;
  }
  return false;
}

std::set<std::string> plain_texts(Category category) {
  std::set<std::string> texts;
  for (std::uint64_t i = 0; i < 6000; ++i) {
    Random random(61, i);
    texts.insert(plain_prompt(category, random, true).text);
  }
  return texts;
}

}  // namespace

class TestPrompts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void plainFormsAreThoseOfTheCategories_data() {
    QTest::addColumn<int>("category");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char* tag, Category category, QStringList texts) {
      QTest::newRow(tag) << static_cast<int>(category) << texts;
    };
    row("single_object", Category::single_object, {"a star", "a heart"});
    row("two_object", Category::two_object, {"a star and a circle", "a triangle and a square"});
    row("counting", Category::counting, {"three hearts", "two purple hearts", "four circles"});
    row("colors", Category::colors, {"a pink heart", "an orange heart"});
    row("position", Category::position,
        {"a square to the right of a star", "a circle above a star", "a heart below a circle"});
    row("color_attr", Category::color_attr, {"a pink triangle and a brown circle"});
  }
  void plainFormsAreThoseOfTheCategories() {
    QFETCH(int, category);
    QFETCH(QStringList, texts);
    const std::set<std::string> found = plain_texts(static_cast<Category>(category));
    QCOMPARE(QString::fromUtf8(QTest::currentDataTag()),
             QString::fromStdString(std::string(name(static_cast<Category>(category)))));
    for (const QString& text : texts) QVERIFY2(found.contains(text.toStdString()), qPrintable(text));
  }

  void singleObjectHasSixTexts() { QCOMPARE(plain_texts(Category::single_object).size(), std::size_t{6}); }

  void flagsKeptOutPairs() {
    int flagged = 0;
    for (std::uint64_t i = 0; i < 3000; ++i) {
      Random random(62, i);
      const Prompt prompt = plain_prompt(static_cast<Category>(i % category_count), random, true);
      QCOMPARE(prompt.has_kept_out, names_kept_out(prompt.text));
      flagged += prompt.has_kept_out ? 1 : 0;
      const Prompt without = plain_prompt(static_cast<Category>(i % category_count), random, false);
      QVERIFY(!without.has_kept_out && !names_kept_out(without.text));
    }
    QVERIFY(flagged > 200);
  }

  void trainingFavoursTheHardCategories() {
    std::map<Category, int> counts;
    int plain = 0;
    int with_ground = 0;
    int with_size = 0;
    int crowds = 0;
    std::set<std::string> forms;
    for (std::uint64_t i = 0; i < 10000; ++i) {
      Random random(63, i);
      const Prompt prompt = training_prompt(random);
      QVERIFY2(!prompt.has_kept_out && !names_kept_out(prompt.text), prompt.text.c_str());
      ++counts[prompt.category];
      with_ground += prompt.wish.ground >= 0 ? 1 : 0;
      with_size += prompt.wish.objects[0].size >= 0 ? 1 : 0;
      crowds += prompt.wish.objects.size() > 2 && !prompt.wish.alike ? 1 : 0;
      plain +=
          prompt.text.starts_with("a") || std::isdigit(prompt.text[0]) != 0 || prompt.text.starts_with("t") ? 1 : 0;
      forms.insert(prompt.text.substr(0, prompt.text.find(' ')));
    }
    QVERIFY(counts[Category::position] > 2300 && counts[Category::position] < 2900);
    QVERIFY(counts[Category::color_attr] > 2000 && counts[Category::color_attr] < 2600);
    QVERIFY(counts[Category::single_object] > 350 && counts[Category::single_object] < 650);
    QVERIFY(with_ground > 800 && with_size > 500 && crowds > 150);
    QVERIFY(plain > 5500);
    QVERIFY(forms.contains("draw") && forms.contains("paint") && forms.contains("Please") && forms.contains("four"));
  }

  void trainingTakesTheSharesThatItIsGiven() {
    CategoryShares shares{};
    shares[static_cast<std::size_t>(Category::counting)] = 3;
    shares[static_cast<std::size_t>(Category::colors)] = 1;
    std::map<Category, int> counts;
    for (std::uint64_t i = 0; i < 4000; ++i) {
      Random random(67, i);
      ++counts[training_prompt(random, shares).category];
    }
    counts.erase(Category::color_attr);  // the crowds, which come besides
    QCOMPARE(counts.size(), 2);
    QVERIFY(counts[Category::counting] > 2750 && counts[Category::counting] < 3050);
    QVERIFY(counts[Category::colors] > 850 && counts[Category::colors] < 1100);
  }

  void everyTrainingPromptCanBeDrawn() {
    for (std::uint64_t i = 0; i < 3000; ++i) {
      Random random(64, i);
      const Prompt prompt = training_prompt(random);
      const Scene scene = random_scene(random, {}, prompt.wish);
      QVERIFY2(!holds_kept_out(scene) && well_placed(scene), prompt.text.c_str());
      QCOMPARE(scene.objects.size(), prompt.wish.objects.size());
    }
  }

  void theFirstNamedComesFirst() {
    int left = 0;
    int free_pairs = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      Random random(65, i);
      SceneWish wish = training_prompt(random).wish;
      const bool was_free = wish.relation == Relation::none && wish.objects.size() == 2 && !wish.alike;
      const SceneWish before = wish;
      place_in_named_order(wish, random);
      QCOMPARE(wish == before, !was_free);
      if (!was_free) continue;
      const Scene scene = random_scene(random, {.grid_share = 1, .grid_step = 16, .fixed_radii = true}, wish);
      const Relation relation = clear_relation(scene.objects[0], scene.objects[1]);
      QVERIFY(relation == Relation::left_of || relation == Relation::above);
      ++free_pairs;
      left += relation == Relation::left_of ? 1 : 0;
    }
    QVERIFY(free_pairs > 250 && left > free_pairs / 2 && left < free_pairs * 9 / 10);
  }

  void linesReadBackExactly() {
    for (std::uint64_t i = 0; i < 3000; ++i) {
      Random random(65, i);
      const Prompt prompt = i % 2 == 0 ? training_prompt(random)
                                       : plain_prompt(static_cast<Category>(i / 2 % category_count), random, true);
      const Prompt read = read_prompt_line(prompt_line(prompt));
      QCOMPARE(read.category, prompt.category);
      QCOMPARE(read.text, prompt.text);
      QVERIFY2(read.wish == prompt.wish, prompt_line(prompt).c_str());
      QCOMPARE(read.has_kept_out, prompt.has_kept_out);
    }
  }

  void linesLookLikeGenEval() {
    Prompt prompt{Category::position,
                  "a square to the right of a red star",
                  {{{static_cast<int>(Shape::square), -1, -1}, {static_cast<int>(Shape::star), 0, -1}},
                   Relation::right_of,
                   -1,
                   false},
                  false};
    QCOMPARE(prompt_line(prompt),
             std::string(R"({"tag":"position","include":[{"class":"star","count":1,"color":"red"},)"
                         R"({"class":"square","count":1,"position":["right of",0]}],)"
                         R"("prompt":"a square to the right of a red star","kept_out":false})"));
  }

  void refusesOtherLines_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("no JSON") << QByteArray("a star");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("no include") << QByteArray(R"({"tag":"colors","prompt":"a star"})");
    QTest::newRow("nothing included") << QByteArray(R"({"tag":"colors","include":[],"prompt":"a star"})");
    QTest::newRow("other class") << QByteArray(
        R"({"tag":"colors","include":[{"class":"bench","count":1}],"prompt":"a bench"})");
    QTest::newRow("other colour") << QByteArray(
        R"({"tag":"colors","include":[{"class":"star","count":1,"color":"white"}],"prompt":"x"})");
    QTest::newRow("other tag") << QByteArray(R"({"tag":"shapes","include":[{"class":"star","count":1}],"prompt":"x"})");
    QTest::newRow("too many") << QByteArray(
        R"({"tag":"counting","include":[{"class":"star","count":9}],"prompt":"x"})");
    QTest::newRow("wrong type") << QByteArray(R"({"tag":"counting","include":[{"class":7,"count":"1"}],"prompt":"x"})");
    QTest::newRow("wrong position") << QByteArray(
        R"({"tag":"position","include":[{"class":"star"},{"class":"heart","position":["in",0]}],"prompt":"x"})");
    QTest::newRow("position without entry") << QByteArray(
        R"({"tag":"position","include":[{"class":"star"},{"class":"heart","position":[]}],"prompt":"x"})");
  }
  void refusesOtherLines() {
    QFETCH(QByteArray, line);
    try {
      read_prompt_line(line.toStdString());
      QFAIL("the line was read");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::invalid_request);
    }
  }
};

BIFRONS_TEST(TestPrompts)
#include "tst_prompts.moc"
