#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/blocks/scene.h"

namespace core::training {

/// Renders scenes for the model: [B, 3, pixels, pixels] float32 in [−1, 1].
at::Tensor render_batch(const std::vector<blocks::Scene>& scenes, std::int64_t pixels);

/// A shard's part of `per_step` samples, which a recipe has as a multiple of the shards.
inline std::int64_t shard_share(std::int64_t per_step, std::int64_t shards) { return per_step / shards; }

}  // namespace core::training
