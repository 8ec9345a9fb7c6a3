#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>

#include <QTemporaryDir>
#include <QTest>
#include <limits>

#include "core/base/file_io.h"
#include "core/training/trainer.h"
#include "core/training/vision_objective.h"
#include "core/training/vq_objective.h"
#include "tests/core/training/miniature_recipe.h"
#include "tests/support/test_registry.h"

using namespace core::training;
using Path = std::filesystem::path;

namespace {

/// The vision stage, with a stop that is asked for in the middle of a step.
class StoppingObjective final : public Objective {
 public:
  StoppingObjective(const Recipe& recipe, std::int64_t step) : vision_(recipe.stages.front(), recipe.model), step_(step) {}

  [[nodiscard]] bool learns(const std::string& parameter) const override { return vision_.learns(parameter); }
  [[nodiscard]] std::int64_t samples_per_step() const override { return vision_.samples_per_step(); }
  ShardLoss loss(Learner& learner, const ShardKey& key) const override { return vision_.loss(learner, key); }
  void before_step(Learner& /*master*/, const ShardKey& key) override {
    if (key.step == step_) stop_.request_stop();
  }
  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  VisionObjective vision_;
  std::int64_t step_;
  std::stop_source stop_;
};

constexpr std::int64_t never = -1;

/// Trains the first stage into a folder, from its checkpoint if there is one. Returns whether the stage is finished.
bool run_stage(const Recipe& recipe, const Path& folder, std::int64_t stop_in_step) {
  const Path file = folder / "checkpoint.safetensors";
  Learner learner(recipe.model);
  initialize(learner, recipe.seed);
  TrainingState saved;
  const bool resumed = core::path_exists(file);
  if (resumed) {
    saved = load_training_state(file);
    restore_tensors(saved.parameters, parameters(learner), "the parameter");
  }
  StoppingObjective objective(recipe, stop_in_step);
  StageTrainer trainer(learner, objective, {.recipe = recipe, .saved = resumed ? &saved : nullptr}, 2);
  LossLog log(folder / "loss.csv", folder / "loss.svg", 0, saved.step);
  const auto save = [&](const TrainingState& state) {
    save_training_state(file, state);
    log.save();
  };
  return trainer.run({}, log, save, objective.token());
}

Recipe miniature(const QTemporaryDir& folder) {
  return read_recipe(MiniatureRecipe{.steps = 25}.write(folder.path().toStdString()));
}

}  // namespace

class TestTrainer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }  // as `train` does: helper threads spin and take the shards' cores

  void theFirstReportAfterAStopCoversAllItsSteps_data() {
    QTest::addColumn<int>("step");
    QTest::newRow("before the first report") << 7;
    QTest::newRow("after a report") << 22;
    QTest::newRow("at a report") << 19;
  }
  void theFirstReportAfterAStopCoversAllItsSteps() {
    QFETCH(const int, step);
    const QTemporaryDir folder, whole, parts;
    const Recipe recipe = miniature(folder);
    const Path whole_path = whole.path().toStdString(), parts_path = parts.path().toStdString();
    QVERIFY(run_stage(recipe, whole_path, never));
    QVERIFY(!run_stage(recipe, parts_path, step));
    QCOMPARE(load_training_state(parts_path / "checkpoint.safetensors").step, std::int64_t{step + 1});
    QVERIFY(run_stage(recipe, parts_path, never));
    QCOMPARE(core::read_file(parts_path / "loss.csv"), core::read_file(whole_path / "loss.csv"));
  }

  void checkpointsKeepTheSumsOfLosses() {
    const QTemporaryDir folder;
    const Path file = Path(folder.path().toStdString()) / "checkpoint.safetensors";
    TrainingState state{.stage_name = "see", .identity = "x", .step = 7};
    state.loss_sums = {{"loss", 1.0 / 3.0}, {"ground", std::numeric_limits<double>::infinity()}};
    state.summed_steps = 7;
    save_training_state(file, state);
    QCOMPARE(load_training_state(file).loss_sums, state.loss_sums);
    QCOMPARE(load_training_state(file).summed_steps, std::int64_t{7});
  }

  void readsCheckpointsFromBeforeTheSumsWereKept() {
    const QTemporaryDir folder;
    const Path path = folder.path().toStdString();
    const Recipe recipe = miniature(folder);
    QVERIFY(!run_stage(recipe, path, 7));
    TrainingState old = load_training_state(path / "checkpoint.safetensors");
    old.loss_sums.clear();
    save_training_state(path / "checkpoint.safetensors", old);
    QVERIFY2(core::read_file(path / "checkpoint.safetensors").find("summed_steps") == std::string::npos, "as it was once written");
    QVERIFY(load_training_state(path / "checkpoint.safetensors").loss_sums.empty());
    QVERIFY(run_stage(recipe, path, never));
  }

  void aStopWhileTheCodebookIsMadeChangesNothing() {
    const QTemporaryDir folder;
    const Recipe recipe = miniature(folder);
    VqObjective objective(recipe.stages[1], recipe.model);
    Learner learner(recipe.model);
    initialize(learner, 1);
    const at::Tensor codebook = learner.model.vq.codebook().detach();
    const at::Tensor before = codebook.clone();
    std::stop_source stop;
    stop.request_stop();
    const ShardKey first_with_codes{.seed = 1, .step = 12, .shards = 2};  // half of 25 steps are without
    QVERIFY(!objective.prepare_step(learner, first_with_codes, stop.get_token()));
    QVERIFY(at::equal(codebook, before));
    QVERIFY(objective.prepare_step(learner, {.seed = 1, .step = 13, .shards = 2}, stop.get_token()));
    QVERIFY(objective.prepare_step(learner, first_with_codes, {}));
    QVERIFY(!at::equal(codebook, before));
  }
};

BIFRONS_TEST(TestTrainer)
#include "tst_trainer.moc"
