#pragma once

#include <c10/core/ScalarType.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/engine/load_plan.h"
#include "core/model/memory_plan.h"
#include "core/tensor/device.h"

namespace core::engine {

/// What a request to load comes to on this machine, before any weight is read.
struct LoadPreparation {
  std::filesystem::path folder;
  tensor::ComputeDevice device;
  model::ModelConfig config;
  model::StoredWeights stored;
  at::ScalarType dtype = at::kFloat;  ///< that the weights will be held in
  int threads = 0;                    ///< of the CPU
  ModelInfo info;                     ///< of the model to come
};

/// Throws as plan_load does.
LoadPreparation prepare_load(const LoadRequest& request);

/// The same for a model that is nowhere on disk, as if its files held bf16; it has no folder.
LoadPreparation prepare_shape(const LoadRequest& request, const std::string& name, const model::ModelConfig& config);

/// Every planned way to use the model, against `free_bytes`.
std::vector<MemoryNeed> memory_needs(const LoadPreparation& prepared, std::int64_t free_bytes);

/// Why the model cannot be loaded into `free_bytes`; empty when it can.
std::string refusal(const LoadPreparation& prepared, std::int64_t free_bytes);

/// What is free on the device, and what `held` would give back there.
std::int64_t free_bytes(const LoadPreparation& prepared, const HeldMemory& held);

}  // namespace core::engine
