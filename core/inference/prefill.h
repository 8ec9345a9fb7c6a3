#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <stop_token>

#include "core/model/kv_cache.h"
#include "core/model/multimodal_model.h"

namespace core::inference {

/// Positions that one call reads: between two calls progress is told and a stop is looked for. A card reads a thousand in the
/// time that the CPU takes for a few.
[[nodiscard]] constexpr std::int64_t prefill_chunk(c10::DeviceType device) { return device == c10::kCPU ? 256 : 1024; }

/// A cache for `rows` rows of `positions` positions on the device of the model, in the dtype of its weights.
model::KvCache make_cache(const model::MultimodalModel& model, std::int64_t rows, std::int64_t positions);

/// Reads a prompt [B, T, C] into a cache, chunk by chunk, from the position on that the cache has reached: a whole number of
/// chunks and less than T. Chunks always begin at the same positions, so what they leave in the cache does not depend on
/// where the reading began. Returns the final-normed hidden state of the last position, [B, C], or an undefined tensor when
/// stopped.
at::Tensor prefill(const model::MultimodalModel& model, const at::Tensor& prompt, model::KvCache& cache,
                   const std::function<void(std::int64_t done, std::int64_t total)>& on_read, const std::stop_token& stop);

}  // namespace core::inference
