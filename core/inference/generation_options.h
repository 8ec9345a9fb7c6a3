#pragma once

#include <cstdint>

namespace core::inference {

/// How one token is drawn from its logits. Defined once for text and for image tokens:
/// token = argmax over v of (logit_v / temperature + g(seed, stream, position, v)), g a Gumbel variable from a
/// counter-based generator; so a result depends on weights, prompt and seed alone.
struct SamplingOptions {
  float temperature = 1.0F;  ///< >= 0; 0, and all below `least_temperature`, takes the likeliest token
  std::int64_t top_k = 0;    ///< keep the k likeliest tokens; 0 keeps all
  float top_p = 1.0F;        ///< keep the smallest set with this much probability, in (0, 1]; 1 keeps all
  std::uint64_t seed = 0;
};

/// Logits divided by less than this leave no chance to any token but the likeliest, and leave float32 soon after.
constexpr float least_temperature = 1e-4F;

/// Whether the likeliest token is taken, without chance.
[[nodiscard]] inline bool is_greedy(const SamplingOptions& options) { return options.temperature < least_temperature; }

struct TextOptions {
  SamplingOptions sampling{.temperature = 0.0F};
  std::int64_t max_new_tokens = 512;  ///< >= 1; fewer when the context is full
};

struct ImageOptions {
  SamplingOptions sampling;
  float guidance = 5.0F;       ///< logits = uncond + guidance * (cond - uncond); >= 1; 1 follows the prompt alone
  std::int64_t count = 1;      ///< pictures, 1 to 16; picture i uses the stream i of the seed
  std::int64_t preview_rows = 1;  ///< a preview after every so many rows of tokens; 0 makes none
};

/// Guided pictures that grow at the same time, where rows are computed independently; without guidance twice as many.
inline constexpr int most_pictures_together = 4;

/// Throw Error(invalid_request) that names the field and its range.
void validate(const TextOptions& options);
void validate(const ImageOptions& options);

}  // namespace core::inference
