#pragma once

#include <memory>
#include <string>

#include "core/model/multimodal_model.h"

namespace core::benchmark {

/// The configuration of a published model. Throws Error(invalid_request) for a name that shape_names() does not have.
/// Source: deepseek-ai/Janus-Pro-1B and Janus-Pro-7B, config.json.
[[nodiscard]] model::ModelConfig named_shape(const std::string& name);

/// A model with random weights of the usual size: uniform in ±0.035 (a standard deviation of 0.02), norms 1, biases 0.
[[nodiscard]] std::unique_ptr<model::MultimodalModel> random_model(const model::ModelConfig& config, at::ScalarType dtype,
                                                                   at::Device device);

}  // namespace core::benchmark
