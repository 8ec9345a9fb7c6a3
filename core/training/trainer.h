#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "core/training/adamw.h"
#include "core/training/learner.h"
#include "core/training/loss_log.h"
#include "core/training/objective.h"
#include "core/training/recipe.h"
#include "core/training/shard_pool.h"
#include "core/training/training_checkpoint.h"
#include "core/training/training_job.h"

namespace core::training {

/// What a stage needs beside its objective.
struct StageSetting {
  const Recipe& recipe;
  std::int64_t stage = 0;      ///< index
  const TrainingState* saved = nullptr;  ///< what to go on from; null at the beginning of the stage
};

/// Trains one stage: for every step the micro-batches side by side, their gradients added in fixed order, one optimiser
/// step. The numbers do not depend on how many threads there are.
class StageTrainer {
 public:
  StageTrainer(Learner& master, Objective& objective, const StageSetting& setting, int threads);

  /// Runs to the end of the stage or to a stop, and reports. Returns whether the stage is finished.
  /// `save` is called every `checkpoint_seconds` and before a stop takes effect.
  bool run(const TrainingObserver& observer, LossLog& log, const std::function<void(const TrainingState&)>& save,
           const std::stop_token& stop);

 private:
  [[nodiscard]] ShardKey key(std::int64_t shard) const;
  std::vector<ShardLoss> run_shards();
  TensorMap summed_gradients();
  /// Returns false when stopped before anything was changed.
  bool step(const std::stop_token& stop);
  void sum_up(const std::vector<ShardLoss>& losses);
  /// Done and to do in all stages.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> steps_of_run() const;
  void report(const TrainingObserver& observer, LossLog& log);
  [[nodiscard]] TrainingState state();

  Learner& master_;
  Objective& objective_;
  StageSetting setting_;
  const StageRecipe& stage_;
  std::vector<std::unique_ptr<Replica>> replicas_;
  std::unique_ptr<AdamW> optimizer_;
  ShardPool pool_;
  std::int64_t step_ = 0;
  std::vector<std::pair<std::string, double>> loss_sums_;  ///< since the last report
  std::int64_t summed_steps_ = 0;
  std::int64_t timed_from_ = 0;  ///< the step at `last_report_`
  std::chrono::steady_clock::time_point last_report_;
};

}  // namespace core::training
