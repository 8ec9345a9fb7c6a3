#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/evaluation/score_table.h"
#include "core/evaluation/vqa_evaluation.h"
#include "core/image/image_file.h"
#include "tests/support/test_registry.h"

namespace evaluation = core::evaluation;

class TestVqaEvaluation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    core::image::PixelImage red(4, 4);
    *red.at(0, 0) = 200;
    core::image::write_png(path("red.png"), red);
    core::image::write_png(path("black.png"), core::image::PixelImage(4, 4));
    core::write_file(path("text.png"), "no picture");
  }

  void countsByTypeAndForKeptOutPairs() {
    evaluation::ScoreTable table;
    table.add({.type = "color"}, true);
    table.add({.type = "color"}, false);
    table.add({.type = "count", .kept_out = true}, true);
    const evaluation::EvaluationReport& report = table.value();
    QCOMPARE(report.all.count, 3);
    QCOMPARE(report.all.correct, 2);
    QCOMPARE(report.by_type.at("color").value(), 0.5);
    QCOMPARE(report.by_type.at("count").value(), 1.0);
    QCOMPARE(report.kept_out.count, 1);
    QCOMPARE(report.mean_of_types(), 0.75);
    table.reset();
    QCOMPARE(table.value().all.count, 0);
    QCOMPARE(table.value().mean_of_types(), 0.0);
  }

  void matchesApartFromCaseBlanksAndFinalPunctuation() {
    QVERIFY(evaluation::is_exact_match(" Red. ", "red"));
    QVERIFY(evaluation::is_exact_match("a red  circle", "A red circle."));
    QVERIFY(!evaluation::is_exact_match("red", "dark red"));
    QVERIFY(!evaluation::is_exact_match("", "red"));
  }

  void asksEveryQuestionWithItsPicture() {
    const std::vector<evaluation::VqaItem> items = {item("red.png", "a"), item("red.png", "b"), item("black.png", "c")};
    std::vector<const void*> pictures;
    const evaluation::Answer answer = [&](const auto& picture, const std::string& question) {
      pictures.push_back(picture.get());
      return question + (*picture->at(0, 0) > 100 ? " red" : " black");
    };
    std::vector<std::string> predictions;
    const auto on_row = [&](const evaluation::VqaRow& row) {
      predictions.push_back(row.prediction);
      QCOMPARE(row.correct, row.item.question == "c");
    };
    const auto report = evaluation::evaluate_questions(items, answer, on_row, {});
    QCOMPARE(predictions, (std::vector<std::string>{"a red", "b red", "c black"}));
    QCOMPARE(report.all.correct, 1);
    QVERIFY(!report.stopped);
    QVERIFY2(pictures[0] == pictures[1], "a picture with two questions is read once");
  }

  void stopsAfterTheQuestionAndLeavesItOut() {
    std::stop_source stop;
    int asked = 0;
    const evaluation::Answer answer = [&](const auto&, const std::string&) {
      if (++asked == 2) stop.request_stop();
      return std::string("c black");
    };
    const auto report = evaluation::evaluate_questions({3, item("red.png", "c")}, answer, {}, stop.get_token());
    QCOMPARE(asked, 2);
    QCOMPARE(report.all.count, 1);
    QVERIFY(report.stopped);
  }

  void namesTheLineOfABadPicture_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("missing") << "none.png";
    QTest::newRow("text") << "text.png";
  }
  void namesTheLineOfABadPicture() {
    QFETCH(QString, name);
    try {
      evaluation::evaluate_questions({item(name.toStdString(), "a")}, [](const auto&, const auto&) { return ""; }, {},
                                     {});
      QFAIL("the picture was read");
    } catch (const core::Error& error) {
      const QString sentence = QString::fromUtf8(error.what());
      QVERIFY2(sentence.startsWith(QStringLiteral("questions.jsonl, line 5: ")) && sentence.contains(name),
               error.what());
    }
  }

 private:
  [[nodiscard]] std::filesystem::path path(const std::string& name) const {
    return std::filesystem::path(folder_.path().toStdString()) / name;
  }
  [[nodiscard]] evaluation::VqaItem item(const std::string& image, const std::string& question) const {
    return {.image = path(image),
            .image_name = image,
            .question = question,
            .answer = "c black",
            .type = "color",
            .kept_out = false,
            .place = "questions.jsonl, line 5"};
  }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestVqaEvaluation)
#include "tst_vqa_evaluation.moc"
