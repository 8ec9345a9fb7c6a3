#pragma once

#include <cstdint>

#include "core/text/tokenizer.h"
#include "core/training/drawing_batch.h"
#include "core/training/drawing_corpus.h"
#include "core/training/objective.h"
#include "core/training/recipe.h"
#include "core/training/understanding_batch.h"

namespace core::training {

/// The Janus stages: answers about pictures, turns without one, and drawings, mixed in every step at the stage's ratio.
/// The loss is next-token cross entropy on answers alone, and on the codes of drawings. What learns is the stage's choice.
class LanguageObjective final : public Objective {
 public:
  /// `corpus` may be null where the stage has no drawings.
  LanguageObjective(const StageRecipe& stage, const model::ModelConfig& config, const text::Tokenizer& tokenizer,
                    const DrawingCorpus* corpus);

  [[nodiscard]] bool learns(const std::string& parameter) const override;
  [[nodiscard]] std::int64_t samples_per_step() const override {
    return stage_.understanding + stage_.text + stage_.drawing;
  }
  ShardLoss loss(Learner& learner, const ShardKey& key) const override;
  void before_step(Learner& master, const ShardKey& key) override;

 private:
  StageRecipe stage_;
  model::ModelConfig config_;
  UnderstandingBatcher understanding_;
  DrawingBatcher drawing_;
};

}  // namespace core::training
