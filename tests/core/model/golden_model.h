#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/checkpoint/safetensors_file.h"
#include "core/model/multimodal_model.h"

/// A folder of tests/golden/janus.
std::filesystem::path golden_model_folder(const std::string& name);

/// A small random model of tests/golden/janus, loaded as a checkpoint is, and what the reference makes of it; both on the
/// device of the tests.
struct GoldenModel {
  /// `name` is a folder of tests/golden/janus. Throws core::Error when its weights do not fit its configuration.
  explicit GoldenModel(const std::string& name);

  [[nodiscard]] at::Tensor output(const std::string& name) const { return outputs.tensor(name).to(device); }

  c10::Device device;
  std::unique_ptr<core::model::MultimodalModel> model;
  core::checkpoint::SafetensorsFile outputs;
};

/// The weights of a golden model under the names of its checkpoint, float32.
std::map<std::string, at::Tensor> golden_weights(const std::string& name);
