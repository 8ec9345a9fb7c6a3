#pragma once

#include <c10/core/ScalarType.h>

#include <filesystem>

#include "core/model/model_config.h"

namespace tests {

/// The sizes of Janus-Pro-1B.
core::model::ModelConfig janus_pro_1b();
/// Those of Janus-Pro-7B.
core::model::ModelConfig janus_pro_7b();

/// Writes config.json and a model.safetensors whose header is whole and whose data are a hole: a model of any size that
/// takes no room on the disk. All its numbers are 0.
void write_hollow_folder(const std::filesystem::path& folder, const core::model::ModelConfig& config,
                         c10::ScalarType dtype);

}  // namespace tests
