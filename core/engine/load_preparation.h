#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/load_plan.h"

namespace core::checkpoint {
class WeightSource;
}

namespace core::model {
struct LoadOptions;
struct ModelConfig;
}

namespace core::engine {

/// What a request to load comes to on this machine, before any weight is read.
struct LoadPreparation {
  std::filesystem::path folder;
  std::shared_ptr<const model::ModelConfig> config;         ///< of the model
  std::shared_ptr<const checkpoint::WeightSource> weights;  ///< of the folder, open
  DeviceChoice device;                     ///< cpu or cuda
  Precision precision = Precision::fp32;   ///< never automatic
  int threads = 0;                         ///< of the CPU
  ModelInfo info;                          ///< of the model to come
  std::string stored_precision;            ///< of most numbers in the files
  std::int64_t file_bytes = 0;
  int files = 1;
  std::int64_t free_bytes = 0;             ///< on the device
  std::vector<MemoryNeed> needs;           ///< without a word on whether they fit
};

/// Throws as plan_load does.
LoadPreparation prepare_load(const LoadRequest& request);

/// The same for a model that is nowhere on disk, as if its files held bf16; it has no folder.
LoadPreparation prepare_shape(const LoadRequest& request, const std::string& name, const model::ModelConfig& config);

/// How the weights are to be held; nobody hears of the progress.
model::LoadOptions load_options(const LoadPreparation& prepared);

/// Gives the calling thread's products, and the loops of core/kernels, the threads that were chosen.
void use_threads(const LoadPreparation& prepared);

/// What is free on the device, and what `held` would give back there.
std::int64_t free_bytes(const LoadPreparation& prepared, const HeldMemory& held);

/// Every planned way to use the model, against `free` bytes.
std::vector<MemoryNeed> needs_against(const LoadPreparation& prepared, std::int64_t free);

/// Why the model cannot be loaded into `free` bytes; empty when it can.
std::string refusal(const LoadPreparation& prepared, std::int64_t free);

}  // namespace core::engine
