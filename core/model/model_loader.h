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

/// What a loaded model is for.
enum class Purpose {
  training,  ///< every tensor is memory of its own, that may be written to
  inference  ///< tensors may be read-only maps of the file, and what inference never reads stays there as it is stored
};

/// How a model is held after loading.
struct LoadOptions {
  at::ScalarType dtype = at::kFloat;
  at::Device device = at::kCPU;
  Purpose purpose = Purpose::training;
  std::function<void(const checkpoint::BindProgress&)> on_progress;
  /// The weights of the folder where they are open already; null: loading opens them.
  std::shared_ptr<const checkpoint::WeightSource> weights = nullptr;
};

/// Every parameter as a place for a stored tensor, in the order of the modules. Lives no longer than the model.
std::vector<checkpoint::WeightSlot> weight_slots(MultimodalModel& model);

/// Every parameter under its name, for saving.
std::map<std::string, at::Tensor> named_parameters(MultimodalModel& model);

/// True for what official checkpoints carry and inference never reads: the pooling head of the vision tower, the usage
/// counts of the codebook, buffers of rotary frequencies.
bool may_be_unused(std::string_view name);

/// True for parameters, by their official name, that only training reads: those that turn pictures into codes.
bool is_training_only(std::string_view name);

/// True for parameters, by their official name, that every answer and every drawing reads: the layers of the decoder. Others
/// are for pictures alone, for words alone, or tables of which a job reads a few rows.
bool is_in_every_job(std::string_view name);

/// Throws Error(file_damaged) unless `source` has every parameter in its shape, and nothing unknown. Reads headers only.
void check_weights(MultimodalModel& model, const checkpoint::WeightSource& source);

/// Fills the model. Returns false when stopped. Throws as checkpoint::bind_weights does.
bool load_weights(MultimodalModel& model, const checkpoint::WeightSource& source, const LoadOptions& options,
                  const std::stop_token& stop = {});

/// Throws Error(file_missing) unless there is a folder with a config.json.
void require_model_folder(const std::filesystem::path& folder);

/// A model with the weights of its folder, whose config.json was read already. Returns null when stopped. Throws
/// Error(file_missing, file_damaged, unsupported, out_of_memory).
std::unique_ptr<MultimodalModel> load_model(const ModelConfig& config, const std::filesystem::path& folder,
                                            const LoadOptions& options, const std::stop_token& stop = {});

}  // namespace core::model
