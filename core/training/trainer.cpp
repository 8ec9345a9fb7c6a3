#include "core/training/trainer.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/training/learning_rate.h"

namespace core::training {
namespace {

constexpr std::int64_t report_every = 20;  ///< steps

}  // namespace

StageTrainer::StageTrainer(Learner& master, Objective& objective, const StageSetting& setting, int threads)
    : master_(master),
      objective_(objective),
      setting_(setting),
      stage_(setting.recipe.stages[static_cast<std::size_t>(setting.stage)]),
      pool_(std::min(threads, static_cast<int>(setting.recipe.shards))),
      step_(setting.saved != nullptr ? setting.saved->step : 0) {
  const auto learns = [this](const std::string& name) { return objective_.learns(name); };
  for (std::int64_t i = 0; i < setting.recipe.shards; ++i) {
    replicas_.push_back(std::make_unique<Replica>(master, learns, stage_.bfloat16 ? at::kBFloat16 : at::kFloat));
  }
  TensorMap learning;
  for (const auto& [name, tensor] : parameters(master)) {
    if (learns(name)) learning[name] = tensor;
  }
  optimizer_ = std::make_unique<AdamW>(std::move(learning), stage_);
  if (setting.saved == nullptr) return;
  optimizer_->restore(setting.saved->optimizer);
  restore_tensors(setting.saved->objective, objective.state(), "the stage's");
  loss_sums_ = setting.saved->loss_sums;
  summed_steps_ = setting.saved->summed_steps;
}

ShardKey StageTrainer::key(std::int64_t shard) const {
  const std::uint64_t stage_seed = setting_.recipe.seed * 1'000'003ULL + static_cast<std::uint64_t>(setting_.stage);
  return {.seed = stage_seed, .step = step_, .shard = shard, .shards = setting_.recipe.shards};
}

std::vector<ShardLoss> StageTrainer::run_shards() {
  std::vector<ShardLoss> losses(replicas_.size());
  pool_.run(setting_.recipe.shards, [&](std::int64_t shard) {
    const auto index = static_cast<std::size_t>(shard);
    losses[index] = objective_.loss(replicas_[index]->learner(), key(shard));
    losses[index].total.backward();
    losses[index].total = losses[index].total.detach();
  });
  return losses;
}

/// Mean over the shards, float32, added in the order of the shards whoever was first.
TensorMap StageTrainer::summed_gradients() {
  const at::NoGradGuard no_grad;
  TensorMap sum;
  for (const auto& replica : replicas_) {
    for (const auto& [name, tensor] : replica->learning()) {
      if (!tensor.grad().defined()) {
        if (!sum.contains(name)) sum[name] = at::Tensor();
        continue;
      }
      const at::Tensor gradient = tensor.grad().to(at::kFloat);
      at::Tensor& total = sum[name];
      total = total.defined() ? total.add_(gradient) : gradient.clone();
    }
    replica->clear_gradients();
  }
  for (auto& [name, gradient] : sum) {
    if (!gradient.defined()) gradient = replicas_.front()->learning().at(name).detach().to(at::kFloat).mul(0);
    gradient.div_(static_cast<double>(replicas_.size()));
  }
  return sum;
}

bool StageTrainer::step(const std::stop_token& stop) {
  if (!objective_.prepare_step(master_, key(0), stop)) return false;
  objective_.before_step(master_, key(0));
  for (const auto& replica : replicas_) replica->refresh();
  const std::vector<ShardLoss> losses = run_shards();
  const TensorMap gradients = summed_gradients();
  {
    const at::NoGradGuard no_grad;
    optimizer_->step(gradients, learning_rate(stage_, step_));
  }
  objective_.after_step(master_, losses, key(0));
  sum_up(losses);
  ++step_;
  return true;
}

void StageTrainer::sum_up(const std::vector<ShardLoss>& losses) {
  for (const ShardLoss& shard : losses) {
    for (const auto& [name, value] : shard.parts) {
      auto sum = std::ranges::find(loss_sums_, name, &std::pair<std::string, double>::first);
      if (sum == loss_sums_.end()) sum = loss_sums_.insert(sum, {name, 0.0});
      sum->second += value / static_cast<double>(losses.size());
    }
  }
  ++summed_steps_;
}

std::pair<std::int64_t, std::int64_t> StageTrainer::steps_of_run() const {
  std::int64_t before = 0, all = 0;
  for (std::int64_t i = 0; const StageRecipe& stage : setting_.recipe.stages) {
    if (i++ < setting_.stage) before += stage.steps;
    all += stage.steps;
  }
  return {before + step_, all};
}

void StageTrainer::report(const TrainingObserver& observer, LossLog& log) {
  const auto now = Clock::now();
  const double seconds = seconds_between(last_report_, now);
  const auto steps = static_cast<double>(step_ - timed_from_);
  const auto [run_step, run_steps] = steps_of_run();
  TrainingProgress progress{.stage = stage_.name,
                            .stage_index = setting_.stage,
                            .stage_count = static_cast<std::int64_t>(setting_.recipe.stages.size()),
                            .step = step_,
                            .steps = stage_.steps,
                            .run_step = run_step,
                            .run_steps = run_steps,
                            .losses = loss_sums_,
                            .learning_rate = learning_rate(stage_, step_ - 1),
                            .samples_per_second = steps * static_cast<double>(objective_.samples_per_step()) / seconds,
                            .seconds_left = seconds / steps * static_cast<double>(run_steps - run_step)};
  for (auto& [name, value] : progress.losses) value /= static_cast<double>(summed_steps_);
  log.add(setting_.stage, stage_.name, step_, progress.losses);
  if (observer.on_progress) observer.on_progress(progress);
  loss_sums_.clear();
  summed_steps_ = 0;
  last_report_ = now;
  timed_from_ = step_;
}

TrainingState StageTrainer::state() {
  return {.stage = setting_.stage,
          .stage_name = stage_.name,
          .identity = identity(setting_.recipe),
          .step = step_,
          .parameters = parameters(master_),
          .optimizer = optimizer_->state(),
          .objective = objective_.state(),
          .loss_sums = loss_sums_,
          .summed_steps = summed_steps_};
}

bool StageTrainer::run(const TrainingObserver& observer, LossLog& log,
                       const std::function<void(const TrainingState&)>& save, const std::stop_token& stop) {
  last_report_ = Clock::now();
  timed_from_ = step_;
  auto last_save = last_report_;
  while (step_ < stage_.steps) {
    if (stop.stop_requested() || !step(stop)) {
      save(state());
      return false;
    }
    if (step_ % report_every == 0 || step_ == stage_.steps) report(observer, log);
    if (seconds_since(last_save) > static_cast<double>(setting_.recipe.checkpoint_seconds)) {
      save(state());
      last_save = Clock::now();
    }
  }
  save(state());
  return true;
}

}  // namespace core::training
