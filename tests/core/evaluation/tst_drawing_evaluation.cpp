#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/blocks/renderer.h"
#include "core/evaluation/drawing_evaluation.h"
#include "core/image/image_file.h"
#include "tests/support/test_registry.h"

namespace evaluation = core::evaluation;
namespace blocks = core::blocks;
namespace fs = std::filesystem;

namespace {

blocks::Object object(blocks::Shape shape, blocks::Color color, double x) {
  return {.shape = shape, .color = color, .size = blocks::Size::small, .x = x, .y = 48, .radius = 12};
}

void draw(const fs::path& file, const std::vector<blocks::Object>& objects) {
  core::image::write_png(file, blocks::render({.ground = blocks::Ground::white, .objects = objects}, 96));
}

}  // namespace

class TestDrawingEvaluation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void judgesEverySampleOfEveryPrompt() {
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    core::write_file(
        folder / "00000/metadata.jsonl",
        R"({"tag": "colors", "prompt": "a red circle", "include": [{"class": "circle", "color": "red"}]})");
    draw(folder / "00000/samples/0000.png", {object(blocks::Shape::circle, blocks::Color::red, 48)});
    draw(folder / "00000/samples/0001.png", {object(blocks::Shape::circle, blocks::Color::blue, 48)});
    core::write_file(
        folder / "00001/metadata.jsonl",
        R"({"tag": "position", "prompt": "a star to the left of a square", )"
        R"("include": [{"class": "square", "color": "pink"}, {"class": "star", "position": ["left of", 0]}]})");
    draw(folder / "00001/samples/0000.png", {object(blocks::Shape::star, blocks::Color::brown, 25),
                                             object(blocks::Shape::square, blocks::Color::pink, 70)});
    fs::create_directories(folder / "notes");

    std::vector<std::string> images;
    const auto on_row = [&](const evaluation::DrawingRow& row) {
      images.push_back(row.image);
      QCOMPARE(row.reason.empty(), row.correct);
      if (row.image == "00000/samples/0001.png") QCOMPARE(row.found, std::string("blue circle on white"));
    };
    const auto report = evaluation::evaluate_drawings(folder, on_row, {});
    QCOMPARE(images,
             (std::vector<std::string>{"00000/samples/0000.png", "00000/samples/0001.png", "00001/samples/0000.png"}));
    QCOMPARE(report.by_type.at("colors").value(), 0.5);
    QCOMPARE(report.by_type.at("position").value(), 1.0);
    QCOMPARE(report.mean_of_types(), 0.75);
    QCOMPARE(report.kept_out.correct, 1);
    QVERIFY(!report.stopped);
  }

  void stopsBeforeTheNextPicture() {
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    core::write_file(folder / "00000/metadata.jsonl",
                     R"({"tag": "single_object", "prompt": "p", "include": [{"class": "circle"}]})");
    draw(folder / "00000/samples/0000.png", {object(blocks::Shape::circle, blocks::Color::red, 48)});
    draw(folder / "00000/samples/0001.png", {object(blocks::Shape::circle, blocks::Color::red, 48)});
    std::stop_source stop;
    const auto report = evaluation::evaluate_drawings(
        folder, [&](const auto&) { stop.request_stop(); }, stop.get_token());
    QCOMPARE(report.all.count, 1);
    QVERIFY(report.stopped);
  }

  void looksAtNoFurtherPromptAfterAStop() {
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    core::write_file(folder / "00000/metadata.jsonl",
                     R"({"tag": "single_object", "prompt": "p", "include": [{"class": "circle"}]})");
    for (const char* name : {"0000.png", "0001.png"}) {
      draw(folder / "00000/samples" / name, {object(blocks::Shape::circle, blocks::Color::red, 48)});
    }
    core::write_file(folder / "00001/metadata.jsonl", "damaged");
    std::stop_source stop;
    const auto report = evaluation::evaluate_drawings(
        folder, [&](const auto&) { stop.request_stop(); }, stop.get_token());
    QVERIFY(report.stopped);
  }

  void namesWhatIsMissing_data() {
    QTest::addColumn<QString>("made");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no folder") << ""
                               << "nowhere";
    QTest::newRow("no prompts") << "notes/x.txt"
                                << "holds no folders";
    QTest::newRow("no metadata") << "00000/samples/0000.png"
                                 << "metadata.jsonl";
    QTest::newRow("no samples") << "00000/metadata.jsonl"
                                << "samples";
  }
  void namesWhatIsMissing() {
    QFETCH(QString, made);
    QFETCH(QString, expected);
    const QTemporaryDir temporary;
    fs::path folder = temporary.path().toStdString();
    if (made.isEmpty()) {
      folder /= "nowhere";
    } else {
      core::write_file(folder / made.toStdString(),
                       R"({"tag": "single_object", "prompt": "p", "include": [{"class": "circle"}]})");
    }
    try {
      evaluation::evaluate_drawings(folder, {}, {});
      QFAIL("the folder was accepted");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_missing);
      QVERIFY2(QString::fromUtf8(error.what()).contains(expected), error.what());
    }
  }
};

BIFRONS_TEST(TestDrawingEvaluation)
#include "tst_drawing_evaluation.moc"
