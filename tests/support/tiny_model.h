#pragma once

#include <cstdint>
#include <memory>

#include "core/model/multimodal_model.h"

namespace tests {

/// A Janus of two small layers: pictures of 16 × 16 pixels, seen as 16 patches and drawn from 4 × 4 codes of 32.
core::model::ModelConfig tiny_config();

/// A model with random float32 weights that depend on the seed alone.
std::unique_ptr<core::model::MultimodalModel> tiny_model(std::uint64_t seed = 1);

/// The same for any configuration.
std::unique_ptr<core::model::MultimodalModel> random_model(const core::model::ModelConfig& config, std::uint64_t seed);

}  // namespace tests
