#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/blocks/held_out.h"
#include "core/blocks/prompt_line.h"
#include "core/blocks/renderer.h"
#include "core/blocks/scene_files.h"
#include "core/image/image_file.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;

namespace {

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::istringstream in(core::read_file(file));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

class TestSceneFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void writesPicturesAndLists() {
    const QTemporaryDir temporary;
    const std::filesystem::path folder = std::filesystem::path(temporary.path().toStdString()) / "new" / "S";
    std::vector<int> progress;
    QVERIFY(
        write_scene_files({.count = 12, .seed = 4242, .folder = folder}, [&](int done) { progress.push_back(done); }));
    QCOMPARE(progress.size(), std::size_t{12});
    QCOMPARE(progress.back(), 12);
    QCOMPARE(core::image::read_image(folder / "000000.png"), render(held_out_scene(4242, 0), 96));
    QCOMPARE(core::image::read_image(folder / "000011.png"), render(held_out_scene(4242, 11), 96));
    QVERIFY(!std::filesystem::exists(folder / "000012.png"));

    const std::vector<std::string> scenes = lines_of(folder / "scenes.jsonl");
    QCOMPARE(scenes.size(), std::size_t{12});
    const auto first = nlohmann::json::parse(scenes[0]);
    QCOMPARE(first["image"].get<std::string>(), std::string("000000.png"));
    QCOMPARE(first["objects"].size(), held_out_scene(4242, 0).objects.size());

    const std::vector<std::string> questions = lines_of(folder / "questions.jsonl");
    QCOMPARE(questions.size(), std::size_t{48});
    for (const std::string& line : questions) {
      const auto question = nlohmann::json::parse(line);
      QVERIFY(std::filesystem::exists(folder / question["image"].get<std::string>()));
      QVERIFY(!question["question"].get<std::string>().empty() && !question["answer"].get<std::string>().empty());
      QVERIFY(question["type"].is_string() && question["kept_out"].is_boolean());
    }
    const std::vector<std::string> prompts = lines_of(folder / "prompts.jsonl");
    QCOMPARE(prompts.size(), std::size_t{12});
    QCOMPARE(read_prompt_line(prompts[4]).wish, held_out_prompts(4242, 12)[4].wish);
  }

  void sameSeedSameFiles() {
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    write_scene_files({.count = 3, .seed = 8, .folder = folder / "a"});
    write_scene_files({.count = 3, .seed = 8, .folder = folder / "b"});
    for (const char* file : {"000002.png", "scenes.jsonl", "questions.jsonl", "prompts.jsonl"}) {
      QCOMPARE(core::read_file(folder / "a" / file), core::read_file(folder / "b" / file));
    }
  }

  void stopsBetweenPictures() {
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    std::stop_source source;
    const bool finished = write_scene_files(
        {.count = 50, .folder = folder},
        [&](int done) {
          if (done == 2) source.request_stop();
        },
        source.get_token());
    QVERIFY(!finished);
    QVERIFY(std::filesystem::exists(folder / "000001.png"));
    QVERIFY(!std::filesystem::exists(folder / "000002.png"));
    QVERIFY(!std::filesystem::exists(folder / "questions.jsonl"));
  }

  void listsEndAtAStop() {
    std::stop_source source;
    source.request_stop();
    QVERIFY(held_out_questions(4242, 5, source.get_token()).empty());
    QVERIFY(held_out_prompts(4242, 5, source.get_token()).empty());
    QCOMPARE(held_out_prompts(4242, 5).size(), std::size_t{5});
  }

  void stopsBeforeTheLists() {
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    std::stop_source source;
    const auto stop_at_last = [&](int done) {
      if (done == 3) source.request_stop();
    };
    QVERIFY(!write_scene_files({.count = 3, .folder = folder}, stop_at_last, source.get_token()));
    QVERIFY(std::filesystem::exists(folder / "000002.png"));
    for (const char* list : {"scenes.jsonl", "questions.jsonl", "prompts.jsonl"}) {
      QVERIFY2(!std::filesystem::exists(folder / list), list);
    }
  }

  void refusesOddRequests() {
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    const auto kind = [](const SceneFileOptions& options) {
      try {
        write_scene_files(options);
      } catch (const core::Error& error) {
        return error.kind();
      }
      return core::ErrorKind::internal;
    };
    QCOMPARE(kind({.count = 0, .folder = folder}), core::ErrorKind::invalid_request);
    QCOMPARE(kind({.count = 2'000'000, .folder = folder}), core::ErrorKind::invalid_request);
    QCOMPARE(kind({.count = 1, .pixels = 3, .folder = folder}), core::ErrorKind::invalid_request);
    core::write_file(folder / "file", "x");
    QCOMPARE(kind({.count = 1, .folder = folder / "file" / "below"}), core::ErrorKind::file_not_written);
  }

  void namesCountFromZero() {
    QCOMPARE(scene_file_name(0), std::string("000000.png"));
    QCOMPARE(scene_file_name(123456), std::string("123456.png"));
  }
};

BIFRONS_TEST(TestSceneFiles)
#include "tst_scene_files.moc"
