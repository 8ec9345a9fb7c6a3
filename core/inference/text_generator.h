#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <stop_token>

#include "core/inference/generation_options.h"
#include "core/model/kv_cache.h"
#include "core/model/multimodal_model.h"
#include "core/text/token.h"

namespace core::inference {

enum class TextEnd { end_token, length_limit, stopped };

struct GeneratedText {
  text::TokenIds tokens;  ///< the end token is not among them
  TextEnd end = TextEnd::end_token;
  double seconds_to_first_token = 0;  ///< from the call to the first token; 0 without one
};

/// Called on the thread of the call; may be empty.
struct TextWatch {
  std::function<void(std::int64_t done, std::int64_t total)> on_read;  ///< positions of the prompt
  std::function<void(text::TokenId)> on_token;
};

/// Continues a prompt [1, T, C] until `end_token`, until max_new_tokens are made, until the cache is full, or until
/// stopped, which is looked for before each token. `cache`, of one row, may hold the front of the prompt (see `prefill`).
/// `first_position`: number of the first token in its answer; that of a prompt which ends with a part of the answer is the
/// number of tokens in that part, so that the rest is drawn as it would have been without the break.
/// Throws Error(invalid_request) when the prompt leaves no room for a token or an option is out of its range.
GeneratedText generate_text(const model::MultimodalModel& model, const at::Tensor& prompt, model::KvCache& cache,
                            const TextOptions& options, text::TokenId end_token, const TextWatch& watch = {},
                            const std::stop_token& stop = {}, std::int64_t first_position = 0);

}  // namespace core::inference
