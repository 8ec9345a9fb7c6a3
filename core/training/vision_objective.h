#pragma once

#include "core/training/objective.h"
#include "core/training/recipe.h"

namespace core::training {

/// Teaches the vision encoder to see, in place of SigLIP's pre-training: each patch names shape, colour, size, region and
/// place of the object that covers it, the picture its ground.
class VisionObjective final : public Objective {
 public:
  VisionObjective(const StageRecipe& stage, const model::ModelConfig& config);

  [[nodiscard]] bool learns(const std::string& parameter) const override;
  [[nodiscard]] std::int64_t samples_per_step() const override { return stage_.pictures; }
  ShardLoss loss(Learner& learner, const ShardKey& key) const override;

 private:
  StageRecipe stage_;
  model::VisionConfig vision_;
};

}  // namespace core::training
