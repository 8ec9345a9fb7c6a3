#include <QTemporaryDir>
#include <QTest>

#include <ATen/ops/equal.h>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/training/recipe.h"
#include "core/training/training_job.h"
#include "tests/core/training/miniature_recipe.h"
#include "tests/support/test_registry.h"

using namespace core::training;
using Path = std::filesystem::path;

namespace {

Path folder_of(const QTemporaryDir& directory) { return directory.path().toStdString(); }

std::string weights(const Path& folder) { return core::read_file(folder / "model" / "model.safetensors"); }

/// Lets a recipe start from the model that a run in `folder` has made.
std::string start_key(const QTemporaryDir& folder) {
  return core::join("\"start_from\": \"", (folder_of(folder) / "model").string(), "\",");
}

/// Trains until the reports of stage `stage` have come to `step`, then stops.
TrainingReport train_until(const Path& recipe, std::int64_t stage, std::int64_t step) {
  std::stop_source source;
  TrainingObserver observer;
  observer.on_progress = [&](const TrainingProgress& progress) {
    if (progress.stage_index == stage && progress.step >= step) source.request_stop();
  };
  return train({.recipe = recipe, .threads = 2}, observer, source.get_token());
}

}  // namespace

class TestTrainingJob : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void givesTheSameModelWithOneThreadAndTwo() {
    const QTemporaryDir one, two;
    train({.recipe = MiniatureRecipe{}.write(folder_of(one)), .threads = 1}, {}, {});
    train({.recipe = MiniatureRecipe{}.write(folder_of(two)), .threads = 2}, {}, {});
    QVERIFY(weights(folder_of(one)) == weights(folder_of(two)));
  }
  void continuesToTheSameNumbersAfterAStop_data() {
    QTest::addColumn<int>("stage");
    for (const int stage : {0, 1, 2, 3}) QTest::addRow("stage %d", stage) << stage;
  }
  void continuesToTheSameNumbersAfterAStop() {
    QFETCH(const int, stage);
    const QTemporaryDir whole, parts;
    const MiniatureRecipe recipe{.steps = 30};
    if (reference_.empty()) {
      train({.recipe = recipe.write(folder_of(whole))}, {}, {});
      reference_ = weights(folder_of(whole));
      losses_ = core::read_file(folder_of(whole) / "work" / "loss.csv");
    }
    const Path path = recipe.write(folder_of(parts));
    QVERIFY(!train_until(path, stage, 20).finished);
    QVERIFY(!std::filesystem::exists(folder_of(parts) / "model" / "model.safetensors"));
    QVERIFY(train({.recipe = path, .resume = true}, {}, {}).finished);
    QVERIFY(weights(folder_of(parts)) == reference_);
    QCOMPARE(core::read_file(folder_of(parts) / "work" / "loss.csv"), losses_);
  }
  void countsTheStepsOfTheWholeRun() {
    const QTemporaryDir folder;
    std::vector<TrainingProgress> reports;
    TrainingObserver observer;
    observer.on_progress = [&](const TrainingProgress& progress) { reports.push_back(progress); };
    train({.recipe = MiniatureRecipe{.steps = 30}.write(folder_of(folder))}, observer, {});
    std::int64_t done = 0;
    for (const TrainingProgress& report : reports) {
      QVERIFY(report.run_step > done && report.run_step <= report.run_steps);
      QVERIFY(report.run_step >= report.step && report.run_steps > report.steps);
      QCOMPARE(report.seconds_left > 0, report.run_step < report.run_steps);
      done = report.run_step;
    }
    QVERIFY(!reports.empty());
    QCOMPARE(done, reports.back().run_steps);
  }
  void losesNoRunByStartingAgain() {
    const QTemporaryDir folder;
    const Path path = MiniatureRecipe{.steps = 30}.write(folder_of(folder));
    train_until(path, 0, 20);
    QVERIFY_EXCEPTION_THROWN(train({.recipe = path}, {}, {}), core::Error);
  }
  void saysWhenThereIsNothingToResume() {
    const QTemporaryDir folder;
    const Path path = MiniatureRecipe{.steps = 30}.write(folder_of(folder));
    std::vector<std::string> messages;
    std::stop_source stop;
    TrainingObserver observer;
    observer.on_message = [&](const std::string& sentence) {
      messages.push_back(sentence);
      stop.request_stop();
    };
    const TrainingReport early = train({.recipe = path, .resume = true}, observer, stop.get_token());
    QVERIFY(!early.finished && !early.saved);
    QVERIFY2(messages.front().find("no run to resume") != std::string::npos, messages.front().c_str());
    const TrainingReport later = train_until(path, 0, 20);
    QVERIFY(!later.finished && later.saved);
  }
  void refusesACheckpointOfAnotherModel() {
    const QTemporaryDir folder;
    const Path path = MiniatureRecipe{.steps = 30}.write(folder_of(folder));
    train_until(path, 0, 20);
    std::string text = core::read_file(path);
    text.replace(text.find("\"intermediate_size\": 64"), 23, "\"intermediate_size\": 72");
    core::write_file(path, text);
    QVERIFY_EXCEPTION_THROWN(train({.recipe = path, .resume = true}, {}, {}), core::Error);
  }
  void refusesACheckpointOfAnotherRecipe_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("seed") << QByteArray("\"seed\": 3") << QByteArray("\"seed\": 4");
    QTest::newRow("micro-batches") << QByteArray("\"shards\": 2") << QByteArray("\"shards\": 1");
    QTest::newRow("stages") << QByteArray("\"name\": \"see\"") << QByteArray("\"name\": \"look\"");
  }
  void refusesACheckpointOfAnotherRecipe() {
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const QTemporaryDir folder;
    const Path path = MiniatureRecipe{.steps = 30}.write(folder_of(folder));
    train_until(path, 0, 20);
    std::string text = core::read_file(path);
    text.replace(text.find(from.toStdString()), static_cast<std::size_t>(from.size()), to.toStdString());
    core::write_file(path, text);
    QVERIFY_EXCEPTION_THROWN(train({.recipe = path, .resume = true}, {}, {}), core::Error);
  }
  void writesTheWholeModelFolderAndTheCurves() {
    const QTemporaryDir folder;
    const TrainingReport report = train({.recipe = MiniatureRecipe{}.write(folder_of(folder))}, {}, {});
    QVERIFY(report.finished);
    for (const char* name : {"config.json", "model.safetensors", "tokenizer.model", "tokenizer_config.json",
                             "processor_config.json", "preprocessor_config.json", "generation_config.json"}) {
      QVERIFY2(std::filesystem::exists(report.model_folder / name), name);
    }
    QVERIFY(core::read_file(report.loss_table).starts_with("stage,stage_name,step,loss,value\n0,see,6,loss,"));
    QVERIFY(core::read_file(report.loss_chart).find("<polyline") != std::string::npos);
  }
  void startsFromAModel() {
    const QTemporaryDir first, second;
    train({.recipe = MiniatureRecipe{}.write(folder_of(first))}, {}, {});
    const Path path = MiniatureRecipe{.steps = 1, .extra_key = start_key(first)}.write(folder_of(second));
    std::string text = core::read_file(path);  // one stage that changes the vision encoder alone
    text.replace(text.find("},\n    { \"name\": \"tokenize\""), std::string::npos, "} ] }");
    core::write_file(path, text);
    QVERIFY(train({.recipe = path}, {}, {}).finished);
    const core::checkpoint::SafetensorsFile before(folder_of(first) / "model" / "model.safetensors");
    const core::checkpoint::SafetensorsFile after(folder_of(second) / "model" / "model.safetensors");
    int changed = 0;
    for (const std::string& name : before.names()) {
      const bool same = at::equal(before.tensor(name), after.tensor(name));
      QVERIFY2(same || name.starts_with("vision_model."), name.c_str());
      changed += same ? 0 : 1;
    }
    QVERIFY(changed > 0);
    QVERIFY(core::read_file(folder_of(first) / "model" / "tokenizer.model") ==
            core::read_file(folder_of(second) / "model" / "tokenizer.model"));
  }
  void refusesToStartFromAModelOfOtherSizes() {
    const QTemporaryDir first, second;
    train({.recipe = MiniatureRecipe{}.write(folder_of(first))}, {}, {});
    const Path path = MiniatureRecipe{.extra_key = start_key(first)}.write(folder_of(second));
    std::string text = core::read_file(path);
    text.replace(text.find("\"intermediate_size\": 64"), 23, "\"intermediate_size\": 72");
    core::write_file(path, text);
    QVERIFY_EXCEPTION_THROWN(train({.recipe = path}, {}, {}), core::Error);
  }
  void learns() {
    const QTemporaryDir folder;
    std::vector<double> first(4), last(4);
    TrainingObserver observer;
    observer.on_progress = [&](const TrainingProgress& progress) {
      const auto stage = static_cast<std::size_t>(progress.stage_index);
      if (first[stage] == 0) first[stage] = progress.losses.front().second;
      last[stage] = progress.losses.front().second;
    };
    train({.recipe = MiniatureRecipe{.steps = 100}.write(folder_of(folder))}, observer, {});
    for (std::size_t stage = 0; stage < first.size(); ++stage) {
      QVERIFY2(last[stage] < 0.9 * first[stage],
               core::join("stage ", stage, ": ", first[stage], " → ", last[stage]).c_str());
    }
  }

 private:
  std::string reference_;
  std::string losses_;
};

BIFRONS_TEST(TestTrainingJob)
#include "tst_training_job.moc"
