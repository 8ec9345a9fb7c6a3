#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/training/learner.h"

namespace core::training {

/// Where a run stands, complete: continuing from it gives the same numbers as not having stopped.
struct TrainingState {
  std::int64_t stage = 0;        ///< index of the stage in work
  std::string stage_name;
  std::string identity;          ///< of the recipe: what must be equal for the numbers to go on
  std::int64_t step = 0;         ///< steps done in it
  TensorMap parameters;
  TensorMap optimizer;
  TensorMap objective;
  std::vector<std::pair<std::string, double>> loss_sums;  ///< by name, over the steps that were not reported yet
  std::int64_t summed_steps = 0;                          ///< how many these are
};

/// Written beside and renamed. Throws Error(file_not_written).
void save_training_state(const std::filesystem::path& file, const TrainingState& state);

/// The tensors are copies. A file without the sums of losses, as they were once written, has none. Throws
/// Error(file_missing, file_damaged).
TrainingState load_training_state(const std::filesystem::path& file);

/// Copies saved values into tensors of the same names and shapes. Throws Error(file_damaged) naming the first that differs.
void restore_tensors(const TensorMap& saved, const TensorMap& targets, const std::string& what);

}  // namespace core::training
