#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::training {

struct TrainingRequest {
  std::filesystem::path recipe;  ///< a recipe file, see docs/training.md
  bool resume = false;           ///< go on from the checkpoint in the recipe's work folder, if there is one; else it must not exist
  int threads = 0;               ///< 0: as many as there are cores; more than the recipe's shards are not used
};

/// Where a run stands, after a step.
struct TrainingProgress {
  std::string stage;
  std::int64_t stage_index = 0;  ///< from 0
  std::int64_t stage_count = 0;
  std::int64_t step = 0;         ///< done in this stage
  std::int64_t steps = 0;        ///< of this stage
  std::int64_t run_step = 0;     ///< done in the whole run
  std::int64_t run_steps = 0;    ///< of all stages
  std::vector<std::pair<std::string, double>> losses;  ///< by name, mean over the steps since the last report
  double learning_rate = 0;
  double samples_per_second = 0;  ///< 0 until measured
  double seconds_left = 0;        ///< of the whole run, were all its steps as quick as these; 0 until measured
};

/// Called on the calling thread of `train`; must not throw. Any may be empty.
struct TrainingObserver {
  std::function<void(const TrainingProgress&)> on_progress;
  std::function<void(const std::string& sentence)> on_message;
};

struct TrainingReport {
  bool finished = false;                 ///< false: stopped
  bool saved = false;                    ///< there is a checkpoint to resume from; a run stopped early may have none
  std::filesystem::path model_folder;    ///< of the finished model
  std::filesystem::path loss_table;      ///< CSV with every reported loss
  std::filesystem::path loss_chart;      ///< the same as a picture
  double seconds = 0;                    ///< of this run
};

/// Does what the recipe says. Stops within one step, while the vocabulary is made at its end; what the steps have learnt is
/// then saved, and resuming continues to the same numbers as an uninterrupted run. Throws core::Error.
TrainingReport train(const TrainingRequest& request, const TrainingObserver& observer, std::stop_token stop);

}  // namespace core::training
