#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

#include "core/training/learner.h"
#include "core/training/recipe.h"

namespace core::training {

/// AdamW with decay on matrices alone and clipping by the global norm. Source: Loshchilov and Hutter, arXiv 1711.05101.
class AdamW {
 public:
  /// `learning`: the master's parameters that this stage trains.
  AdamW(TensorMap learning, const StageRecipe& stage);

  /// One step with these gradients (float32, by the same names; they are scaled in place by clipping).
  /// Returns the gradient norm before clipping.
  double step(const TensorMap& gradients, double learning_rate);

  /// Moments by name and the count of steps, for the checkpoint; the tensors are shared.
  [[nodiscard]] TensorMap state() const;
  /// Takes the values of a saved state. Throws Error(file_damaged) when it is another optimiser's.
  void restore(const TensorMap& state);

 private:
  struct Group {
    std::vector<std::string> names;
    std::vector<at::Tensor> values, first_moments, second_moments, steps;
    double weight_decay = 0;
  };

  Group matrices_;
  Group others_;
  StageRecipe stage_;
};

}  // namespace core::training
