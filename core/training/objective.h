#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/training/learner.h"

namespace core::training {

/// Which micro-batch: everything random in it follows from these numbers, so that a resumed run sees the same data.
struct ShardKey {
  std::uint64_t seed = 0;  ///< of the recipe and the stage
  std::int64_t step = 0;
  std::int64_t shard = 0;
  std::int64_t shards = 1;

  [[nodiscard]] Random random() const {
    return Random(seed, static_cast<std::uint64_t>(step * shards + shard));
  }
};

/// What one micro-batch gave. `total` is what is differentiated; the parts are for the report.
struct ShardLoss {
  at::Tensor total;  ///< scalar, float32
  std::vector<std::pair<std::string, double>> parts;
  TensorMap statistics;  ///< for `after_step`, may be empty
};

/// What a stage teaches. `loss` is called for several shards at once, from several threads, each with its own replica;
/// the other functions are called in between, on the trainer's thread.
class Objective {
 public:
  Objective() = default;
  Objective(const Objective&) = delete;
  Objective& operator=(const Objective&) = delete;
  virtual ~Objective() = default;

  /// Whether the parameter learns in this stage.
  [[nodiscard]] virtual bool learns(const std::string& parameter) const = 0;
  [[nodiscard]] virtual std::int64_t samples_per_step() const = 0;

  virtual ShardLoss loss(Learner& learner, const ShardKey& key) const = 0;

  /// What a step needs first and what takes longer than a step, such as making a codebook. Returns false when stopped;
  /// nothing is changed then, and the step is to be tried again.
  virtual bool prepare_step(Learner& /*master*/, const ShardKey& /*key*/, const std::stop_token& /*stop*/) { return true; }
  virtual void before_step(Learner& /*master*/, const ShardKey& /*key*/) {}
  virtual void after_step(Learner& /*master*/, const std::vector<ShardLoss>& /*shards*/, const ShardKey& /*key*/) {}
  /// Tensors beyond the parameters that the checkpoint must hold; shared, to be filled when resuming.
  virtual TensorMap state() { return {}; }
};

}  // namespace core::training
