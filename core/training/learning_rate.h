#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/training/recipe.h"

namespace core::training {

/// Rate of step `step`, counted from 0: linear warm-up, then a half cosine from the peak to the final rate.
inline double learning_rate(const StageRecipe& stage, std::int64_t step) {
  if (step < stage.warmup_steps) {
    return stage.learning_rate * static_cast<double>(step + 1) / static_cast<double>(stage.warmup_steps);
  }
  const double span = static_cast<double>(std::max<std::int64_t>(1, stage.steps - stage.warmup_steps));
  const double done = std::min(1.0, static_cast<double>(step - stage.warmup_steps) / span);
  const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * done));
  return stage.final_learning_rate + (stage.learning_rate - stage.final_learning_rate) * cosine;
}

}  // namespace core::training
