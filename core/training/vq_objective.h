#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "core/blocks/scene.h"
#include "core/training/objective.h"
#include "core/training/recipe.h"

namespace core::training {

/// Teaches the picture tokenizer: L1 + 2 · MSE + commitment. The first steps are a plain auto-encoder with normalised
/// latents; then k-means on latents starts the codebook, which from there on follows the latents by a moving average,
/// with unused codes put back onto latents. Source: VQ-VAE (arXiv 1711.00937), appendix A, for the moving average.
class VqObjective final : public Objective {
 public:
  VqObjective(const StageRecipe& stage, const model::ModelConfig& config);

  [[nodiscard]] bool learns(const std::string& parameter) const override;
  [[nodiscard]] std::int64_t samples_per_step() const override { return stage_.pictures; }

  ShardLoss loss(Learner& learner, const ShardKey& key) const override;
  bool prepare_step(Learner& master, const ShardKey& key, const std::stop_token& stop) override;
  void after_step(Learner& master, const std::vector<ShardLoss>& shards, const ShardKey& key) override;
  TensorMap state() override;

 private:
  [[nodiscard]] std::int64_t plain_steps() const;
  [[nodiscard]] std::vector<blocks::Scene> scenes(const ShardKey& key, std::int64_t count) const;
  void revive_unused_codes(at::Tensor& codebook, const at::Tensor& latents, Random random);

  StageRecipe stage_;
  std::int64_t pixels_ = 0;
  std::int64_t codes_ = 0;
  bool decoder_alone_ = false;
  at::Tensor usage_;  ///< [N] moving average of the times a code was used in a step
  at::Tensor sums_;   ///< [N, d] moving average of the sums of its latents
};

}  // namespace core::training
