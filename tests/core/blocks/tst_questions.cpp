#include <QTest>
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "core/blocks/language.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;
using core::Random;

namespace {

constexpr WordingOptions plain_short{.varied = false, .short_share = 1};
constexpr WordingOptions plain_long{.varied = false, .short_share = 0};

Object object_of(Color color, Shape shape, double x, double y, Size size = Size::small) {
  return {shape, color, size, x, y, size == Size::small ? 12.0 : 20.0};
}

/// A big red star at the top left, a small blue star at the bottom right.
Scene two_stars() {
  return {Ground::sky_gradient,
          {object_of(Color::red, Shape::star, 26, 24, Size::big), object_of(Color::blue, Shape::star, 76, 76)}};
}

Scene three_green_hearts() {
  return {Ground::black,
          {object_of(Color::green, Shape::heart, 20, 20), object_of(Color::green, Shape::heart, 48, 48),
           object_of(Color::green, Shape::heart, 76, 76)}};
}

/// What a phrase like "the red stars" names, read without the code under test.
struct Named {
  std::optional<Color> color;
  std::optional<Shape> shape;

  explicit Named(std::string phrase) {
    std::replace_if(
        phrase.begin(), phrase.end(), [](char letter) { return letter == '?' || letter == '.'; }, ' ');
    std::istringstream words(phrase);
    for (std::string word; words >> word;) {
      for (int i = 0; i < color_count; ++i) {
        if (word == name(static_cast<Color>(i))) color = static_cast<Color>(i);
      }
      for (int i = 0; i < shape_count; ++i) {
        const auto each = static_cast<Shape>(i);
        if (word == name(each) || word == plural(each)) shape = each;
      }
    }
  }
  [[nodiscard]] std::vector<Object> in(const Scene& scene) const {
    std::vector<Object> found;
    for (const Object& object : scene.objects) {
      if ((!color || *color == object.color) && (!shape || *shape == object.shape)) found.push_back(object);
    }
    return found;
  }
};

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t start = text.find(before) + before.size();
  return text.substr(start, text.find(after, start) - start);
}

std::string question_of(const Question& question) { return question.text.substr(0, question.text.find('\n')); }

Scene scene_number(std::uint64_t index) {
  Random random(31, index);
  return random_scene(random, {.with_kept_out = true});
}

std::string answer_word(Relation relation) {
  constexpr std::array<std::string_view, 5> words{"", "left", "right", "above", "below"};
  return std::string(words.at(static_cast<std::size_t>(relation)));
}

}  // namespace

class TestQuestions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void colorAndShapeAnswersAreTrueAndUnique() {
    for (std::uint64_t i = 0; i < 1500; ++i) {
      const Scene scene = scene_number(i);
      for (const QuestionType type : {QuestionType::color, QuestionType::shape}) {
        Random random(32, i);
        const auto question = ask(scene, type, random, plain_short);
        if (!question) continue;
        const std::vector<Object> found = Named(question_of(*question)).in(scene);
        QVERIFY(!found.empty());
        for (const Object& object : found) {
          QCOMPARE(question->answer,
                   std::string(type == QuestionType::color ? name(object.color) : name(object.shape)));
        }
      }
    }
  }

  void countAnswersAreTrue() {
    constexpr std::array<std::string_view, 5> number_words{"zero", "one", "two", "three", "four"};
    for (std::uint64_t i = 0; i < 1500; ++i) {
      const Scene scene = scene_number(i);
      Random random(33, i);
      const auto question = ask(scene, QuestionType::count, random, plain_short);
      QVERIFY(question.has_value());
      QCOMPARE(question->answer, std::string(number_words.at(Named(question_of(*question)).in(scene).size())));
    }
  }

  void existAnswersAreTrueAndEven() {
    int yes = 0;
    int near_misses = 0;
    for (std::uint64_t i = 0; i < 1500; ++i) {
      const Scene scene = scene_number(i);
      Random random(34, i);
      const auto question = ask(scene, QuestionType::exist, random, plain_short);
      QVERIFY(question.has_value());
      const Named named(question_of(*question));
      const bool there = !named.in(scene).empty();
      QCOMPARE(question->answer, std::string(there ? "yes" : "no"));
      yes += there ? 1 : 0;
      const bool half_right = std::any_of(scene.objects.begin(), scene.objects.end(), [&](const Object& object) {
        return named.color == object.color || named.shape == object.shape;
      });
      near_misses += !there && half_right ? 1 : 0;
    }
    QVERIFY2(yes > 690 && yes < 810, qPrintable(QString::number(yes)));
    QVERIFY2(near_misses > 400, "most of what is not there is half there");
  }

  void whereAnswersAreTrueAndClear() {
    std::set<std::string> places;
    for (std::uint64_t i = 0; i < 1500; ++i) {
      const Scene scene = scene_number(i);
      Random random(35, i);
      const auto question = ask(scene, QuestionType::where, random, plain_short);
      if (!question) continue;
      const std::vector<Object> found = Named(question_of(*question)).in(scene);
      QCOMPARE(found.size(), std::size_t{1});
      QCOMPARE(question->answer, std::string(region(found[0].x, found[0].y)));
      places.insert(question->answer);
    }
    QCOMPARE(places.size(), std::size_t{region_count});
    QVERIFY(!places.contains(""));
  }

  void relationAnswersAreTrueAndClear() {
    std::map<std::string, int> answers;
    for (std::uint64_t i = 0; i < 3000; ++i) {
      const Scene scene = scene_number(i);
      Random random(36, i);
      const auto question = ask(scene, QuestionType::relation, random, plain_short);
      if (!question) continue;
      ++answers[question->answer];
      std::string text = question_of(*question);
      const bool open = text.starts_with("Where");
      std::string asked;
      for (const std::string word : {"to the left of", "to the right of", "above", "below"}) {
        if (text.find(word) != std::string::npos) asked = word;
      }
      const std::string middle = open ? "relative to" : asked;
      const std::vector<Object> subject = Named(between(text, " the ", middle)).in(scene);
      const std::vector<Object> other = Named(between(text, middle, "?")).in(scene);
      QVERIFY(subject.size() == 1 && other.size() == 1);
      const std::string truth = answer_word(clear_relation(subject[0], other[0]));
      QVERIFY(!truth.empty());
      if (open) {
        QCOMPARE(question->answer, truth);
      } else {
        QCOMPARE(question->answer, std::string(asked.find(truth) != std::string::npos ? "yes" : "no"));
      }
    }
    QCOMPARE(answers.size(), std::size_t{6});
    QVERIFY(std::abs(answers["yes"] - answers["no"]) < 0.2 * answers["yes"]);
  }

  void sizeAndBackgroundAnswersAreTrue() {
    for (std::uint64_t i = 0; i < 500; ++i) {
      const Scene scene = scene_number(i);
      Random random(37, i);
      const auto size = ask(scene, QuestionType::size, random, plain_short);
      QVERIFY(size.has_value());
      for (const Object& object : Named(question_of(*size)).in(scene))
        QCOMPARE(size->answer, std::string(name(object.size)));
      QCOMPARE(ask(scene, QuestionType::background, random, plain_short)->answer, std::string(name(scene.ground)));
    }
  }

  void describesByShapeThenColour() {
    Random random(38);
    QCOMPARE(ask(two_stars(), QuestionType::describe, random, plain_short)->answer,
             std::string("a red star and a blue star on a sky gradient background"));
    Scene turned = two_stars();
    std::swap(turned.objects[0], turned.objects[1]);
    std::swap(turned.objects[0].x, turned.objects[1].x);
    QCOMPARE(ask(turned, QuestionType::describe, random, plain_long)->answer,
             std::string("The image shows a red star and a blue star on a sky gradient background."));
    QCOMPARE(ask(three_green_hearts(), QuestionType::describe, random, plain_short)->answer,
             std::string("three green hearts on a black background"));
    const Scene three{Ground::white,
                      {object_of(Color::orange, Shape::star, 20, 20), object_of(Color::pink, Shape::circle, 76, 20),
                       object_of(Color::brown, Shape::square, 48, 70)}};
    QCOMPARE(ask(three, QuestionType::describe, random, plain_short)->answer,
             std::string("a pink circle, a brown square and an orange star on a white background"));
  }

  void longAnswersAreSentences_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QStringList>("allowed");
    const auto row = [](const char* tag, QuestionType type, QStringList allowed) {
      QTest::newRow(tag) << static_cast<int>(type) << allowed;
    };
    row("color", QuestionType::color, {"The hearts are green.", "The objects are green."});
    row("shape", QuestionType::shape, {"The objects are hearts.", "The green objects are hearts."});
    row("size", QuestionType::size, {"The green hearts are small."});
    row("background", QuestionType::background, {"The background is black."});
    row("describe", QuestionType::describe, {"The image shows three green hearts on a black background."});
  }
  void longAnswersAreSentences() {
    QFETCH(int, type);
    QFETCH(QStringList, allowed);
    for (std::uint64_t i = 0; i < 40; ++i) {
      Random random(39, i);
      const auto question = ask(three_green_hearts(), static_cast<QuestionType>(type), random, plain_long);
      QVERIFY(question.has_value());
      QVERIFY2(allowed.contains(QString::fromStdString(question->answer)), question->answer.c_str());
    }
  }

  void countsAndYesNoReadNaturally() {
    std::set<std::string> seen;
    for (std::uint64_t i = 0; i < 400; ++i) {
      Random random(40, i);
      for (const QuestionType type :
           {QuestionType::count, QuestionType::exist, QuestionType::where, QuestionType::relation}) {
        seen.insert(ask(two_stars(), type, random, plain_long).value_or(Question{}).answer);
      }
    }
    for (const char* sentence : {"There are two stars.", "There is one red star.", "There are no circles.",
                                 "There are two objects.", "Yes, there is a red star.", "No, there is no green object.",
                                 "The red star is at the top left.", "The blue star is at the bottom right."}) {
      QVERIFY2(seen.contains(sentence), sentence);
    }
  }

  void relationSentencesTellTheTruth() {
    const Scene scene{Ground::white,
                      {object_of(Color::red, Shape::star, 20, 48), object_of(Color::blue, Shape::circle, 76, 48)}};
    std::set<std::string> seen;
    for (std::uint64_t i = 0; i < 200; ++i) {
      Random random(41, i);
      seen.insert(ask(scene, QuestionType::relation, random, plain_long)->answer);
    }
    const std::string left = "he red star is to the left of the blue circle.";
    const std::string right = "he blue circle is to the right of the red star.";
    QCOMPARE(seen, (std::set<std::string>{"T" + left, "Yes, t" + left, "No, t" + left, "T" + right, "Yes, t" + right,
                                          "No, t" + right}));
  }

  void asksNothingUnclear() {
    const Scene unclear{Ground::white,
                        {object_of(Color::red, Shape::star, 32, 32), object_of(Color::blue, Shape::star, 63, 63)}};
    for (std::uint64_t i = 0; i < 50; ++i) {
      Random random(42, i);
      QVERIFY2(!ask(unclear, QuestionType::relation, random, {}), "it lies on the diagonal");
      QVERIFY2(!ask(unclear, QuestionType::color, random, {}), "there are two stars");
      const auto where = ask(unclear, QuestionType::where, random, {});
      QVERIFY2(!where, "one lies on a border, the other near it");
      QVERIFY(!ask(three_green_hearts(), QuestionType::where, random, {}));
      QVERIFY(!ask(three_green_hearts(), QuestionType::relation, random, {}));
    }
  }

  void neverMentionsAbsentKeptOutPairs() {
    const std::array<std::string, 4> pairs{"purple triangle", "orange heart", "green star", "pink square"};
    for (std::uint64_t i = 0; i < 3000; ++i) {
      Random random(43, i);
      const Scene scene = random_scene(random, {});
      for (int type = 0; type < question_type_count; ++type) {
        const auto question = ask(scene, static_cast<QuestionType>(type), random, {.varied = false});
        if (!question) continue;
        QVERIFY(!question->about_kept_out);
        for (const std::string& pair : pairs) {
          QVERIFY2(question->text.find(pair) == std::string::npos, question->text.c_str());
        }
      }
    }
  }

  void marksWhatRestsOnKeptOutPairs() {
    const Scene scene{Ground::white,
                      {object_of(Color::green, Shape::star, 20, 48), object_of(Color::blue, Shape::circle, 76, 48)}};
    for (std::uint64_t i = 0; i < 60; ++i) {
      Random random(44, i);
      QVERIFY(ask(scene, QuestionType::describe, random, {})->about_kept_out);
      QVERIFY(ask(scene, QuestionType::relation, random, {})->about_kept_out);
      QVERIFY(!ask(scene, QuestionType::background, random, {})->about_kept_out);
      const auto color = ask(scene, QuestionType::color, random, plain_short);
      QCOMPARE(color->about_kept_out, color->answer == "green");
    }
  }

  void peopleTypeAsTheyLike() {
    std::set<std::string> texts;
    for (std::uint64_t i = 0; i < 40000; ++i) {
      Random random(45, i);
      texts.insert(ask(two_stars(), QuestionType::describe, random, {.short_share = 0})->text);
      texts.insert(ask(three_green_hearts(), QuestionType::color, random, {.short_share = 0})->text);
    }
    for (const char* text : {"what is in the image ?", "What do you see?", "describe the image", "DESCRIBE THE IMAGE.",
                             "what's in the picture", "Which colour are the hearts?", "what color are the hearts"}) {
      QVERIFY2(texts.contains(text), text);
    }
    for (const std::string& text : texts)
      QVERIFY2(text == QString::fromStdString(text).trimmed().toStdString(), text.c_str());
  }

  void shortShareDecidesTheForm() {
    Random random(46);
    int short_answers = 0;
    for (int i = 0; i < 400; ++i) {
      const auto question = ask(two_stars(), QuestionType::background, random, {.short_share = 0.5});
      const bool asked = question->text.ends_with("\n" + std::string(short_answer_line));
      QCOMPARE(asked, question->short_answer);
      QCOMPARE(question->answer, std::string(asked ? "sky gradient" : "The background is a sky gradient."));
      short_answers += asked ? 1 : 0;
    }
    QVERIFY(short_answers > 150 && short_answers < 250);
  }

  void namesEveryObjectWithItsPlace() {
    Random random(47);
    QCOMPARE(ask_where_everything_is(two_stars(), random).answer,
             std::string("There is a big red star at the top left and a small blue star at the bottom right."));
  }

  void smallTalkKnowsItsLimits() {
    std::map<std::string, int> answers;
    std::map<std::string, std::string> by_question;
    for (std::uint64_t i = 0; i < 5000; ++i) {
      Random random(48, i);
      const Question turn = small_talk(random);
      ++answers[turn.answer];
      by_question[turn.text] = turn.answer;
    }
    QCOMPARE(by_question["How many sides does a triangle have?"], std::string("A triangle has three sides."));
    QCOMPARE(by_question["What is the opposite of left?\n" + std::string(short_answer_line)], std::string("right"));
    QVERIFY(answers["I am a small model and only know colored shapes."] > 300);
    QVERIFY(answers.size() > 30);
  }

  void normalizesForExactMatching() {
    QCOMPARE(normalized("  The  Circle is\tred. "), std::string("the circle is red"));
    QCOMPARE(normalized("Yes!"), std::string("yes"));
    QCOMPARE(normalized("red, blue"), std::string("red, blue"));
    QCOMPARE(normalized(" ... "), std::string());
    QCOMPARE(normalized(""), std::string());
  }

  void sameSeedSameText() {
    for (int type = 0; type < question_type_count; ++type) {
      Random first(49, 5);
      Random second(49, 5);
      const auto a = ask(two_stars(), static_cast<QuestionType>(type), first, {});
      const auto b = ask(two_stars(), static_cast<QuestionType>(type), second, {});
      QCOMPARE(a.has_value(), b.has_value());
      if (a) QCOMPARE(a->text + a->answer, b->text + b->answer);
    }
  }

  void corpusHasTheWordsOfAllTexts() {
    Random random(50);
    const std::vector<std::string> corpus = tokenizer_corpus(random, 4000);
    QCOMPARE(corpus.size(), std::size_t{4000});
    std::string all;
    for (const std::string& line : corpus) {
      QVERIFY2(!line.empty() && line.find('\n') == std::string::npos, line.c_str());
      all += line + "\n";
    }
    for (const std::string_view word : {"sky gradient", "colour", "color", "heart", "to the left of", "a picture of",
                                        "grey", "Answer the question using a single word or phrase."}) {
      QVERIFY2(all.find(word) != std::string::npos, std::string(word).c_str());
    }
  }
};

BIFRONS_TEST(TestQuestions)
#include "tst_questions.moc"
