#pragma once

#include <vector>

#include "core/checkpoint/weight_binder.h"

namespace core::model {

/// Turns slots with the official names into slots for a checkpoint in the transformers layout: other names, the fused
/// projection of the vision encoder's attention as three tensors, its position table without the leading 1.
/// Source: transformers, the Janus module; deepseek-community/Janus-Pro-1B, model.safetensors.
std::vector<checkpoint::WeightSlot> transformers_slots(const std::vector<checkpoint::WeightSlot>& official);

}  // namespace core::model
