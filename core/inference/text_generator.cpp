#include "core/inference/text_generator.h"

#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/inference/host_logits.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/sampler.h"
#include "core/model/row_decoder.h"

namespace core::inference {

GeneratedText generate_text(const model::MultimodalModel& model, const at::Tensor& prompt, model::KvCache& cache,
                            const TextOptions& options, text::TokenId end_token, const TextWatch& watch, const std::stop_token& stop,
                            std::int64_t first_position) {
  const auto start = Clock::now();
  const c10::InferenceMode inference_mode;
  validate(options);
  const std::int64_t T = prompt.size(1), context = std::min(context_length(model.config), cache.capacity());
  expect_room(T, 1, context);
  const std::int64_t limit = std::min(options.max_new_tokens, context - T);

  GeneratedText made{.tokens = {}, .end = TextEnd::stopped};
  model::RowDecoder decoder(model.decoder, model.config.decoder);
  Sampler sampler(options.sampling, /*stream=*/0);
  HostLogits logits;
  at::Tensor hidden = prefill(model, prompt, cache, watch.on_read, stop);  // [1, C]
  while (!stop.stop_requested()) {
    const at::Tensor next_logits = model.decoder.text_logits(hidden);  // [1, V]
    const auto position = first_position + static_cast<std::int64_t>(made.tokens.size());
    if (next_logits.is_cuda()) sampler.prepare(position, next_logits.size(1));  // it computes them now
    logits.read(next_logits);
    const text::TokenId token = sampler.draw(logits.row(0), position);
    if (token == end_token) {
      made.end = TextEnd::end_token;
      break;
    }
    if (made.tokens.empty()) {
      made.seconds_to_first_token = seconds_since(start);
    }
    made.tokens.push_back(token);
    if (watch.on_token) watch.on_token(token);
    if (static_cast<std::int64_t>(made.tokens.size()) == limit) {
      made.end = TextEnd::length_limit;
      break;
    }
    const at::Tensor next = at::tensor({token}, at::kLong).to(prompt.device()).unsqueeze(0);  // [1, 1]
    hidden = decoder.step(model.decoder.embed(next), cache);                                 // [1, C]
  }
  return made;
}

}  // namespace core::inference
