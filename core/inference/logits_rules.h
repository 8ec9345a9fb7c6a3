#pragma once

#include <cstdint>
#include <span>

#include "core/inference/generation_options.h"

/// What is done to the logits of one position before a token is drawn, all in float32. A token that is ruled out gets −∞.
/// The order is guidance, temperature, top-k, top-p.
namespace core::inference {

/// conditional := unconditional + guidance · (conditional − unconditional). Source: deepseek-ai/Janus,
/// generation_inference.py.
void apply_guidance(std::span<float> conditional, std::span<const float> unconditional, float guidance);

/// Divides by a temperature above 0.
void apply_temperature(std::span<float> logits, float temperature);

/// Keeps the k likeliest tokens; of equal ones at the border those with the lower index. 0 keeps all.
void keep_top_k(std::span<float> logits, std::int64_t k);

/// Keeps the smallest set of likeliest tokens whose probability is p or more: always at least one. 1 keeps all.
void keep_top_p(std::span<float> logits, float p);

/// Temperature, top-k and top-p. Where the likeliest token is taken nothing is changed: it survives every rule.
void apply_sampling_rules(std::span<float> logits, const SamplingOptions& options);

}  // namespace core::inference
