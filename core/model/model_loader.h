#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/checkpoint/weight_binder.h"
#include "core/model/multimodal_model.h"

namespace core::model {

/// How a model is held after loading.
struct LoadOptions {
  at::ScalarType dtype = at::kFloat;
  at::Device device = at::kCPU;
  std::function<void(std::int64_t done, std::int64_t total)> on_tensor;
};

/// Every parameter as a place for a stored tensor, in the order of the modules. Lives no longer than the model.
std::vector<checkpoint::WeightSlot> weight_slots(MultimodalModel& model);

/// Every parameter under its name, for saving.
std::map<std::string, at::Tensor> named_parameters(MultimodalModel& model);

/// Numbers in all parameters, from the configuration; no tensor need be there.
std::int64_t count_parameters(MultimodalModel& model);

/// True for what official checkpoints carry and inference never reads: the pooling head of the vision tower, the usage
/// counts of the codebook, buffers of rotary frequencies.
bool may_be_unused(std::string_view name);

/// Fills the model. Returns false when stopped. Throws as checkpoint::bind_weights does.
bool load_weights(MultimodalModel& model, const checkpoint::WeightSource& source, const LoadOptions& options,
                  const std::stop_token& stop = {});

/// config.json and weights of a model folder. Returns null when stopped. Throws Error(file_missing, file_damaged,
/// unsupported, out_of_memory).
std::unique_ptr<MultimodalModel> load_model(const std::filesystem::path& folder, const LoadOptions& options,
                                            const std::stop_token& stop = {});

}  // namespace core::model
