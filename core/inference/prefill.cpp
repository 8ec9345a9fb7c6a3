#include "core/inference/prefill.h"

#include <algorithm>

namespace core::inference {

model::KvCache make_cache(const model::MultimodalModel& model, std::int64_t rows, std::int64_t positions) {
  const at::Tensor& weight = model.decoder.embed_tokens.weight;
  return {model.config.decoder, rows, positions, weight.options()};
}

at::Tensor prefill(const model::MultimodalModel& model, const at::Tensor& prompt, model::KvCache& cache,
                   const std::function<void(std::int64_t done, std::int64_t total)>& on_read, const std::stop_token& stop) {
  const std::int64_t T = prompt.size(1), chunk = prefill_chunk(prompt.device().type());
  at::Tensor last;
  for (std::int64_t done = cache.length(); done < T; done += chunk) {
    if (stop.stop_requested()) return {};
    const std::int64_t length = std::min(chunk, T - done);
    last = model.decoder.step(prompt.narrow(1, done, length), cache).select(1, length - 1);  // [B, C]
    if (on_read) on_read(done + length, T);
  }
  return last;
}

}  // namespace core::inference
