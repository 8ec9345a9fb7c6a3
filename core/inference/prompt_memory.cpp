#include "core/inference/prompt_memory.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/inference/picture_reader.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"

namespace core::inference {

std::int64_t common_positions(const PromptContent& a, const PromptContent& b) {
  const text::TokenIds &left = a.prompt.ids, &right = b.prompt.ids;
  auto common = static_cast<std::int64_t>(std::ranges::mismatch(left, right).in1 - left.begin());
  const std::size_t pictures = std::min(a.pictures.size(), b.pictures.size());
  for (std::size_t i = 0; i < pictures && a.prompt.pictures[i].begin < common; ++i) {
    if (!same_picture(a.pictures[i], b.pictures[i])) common = a.prompt.pictures[i].begin;
  }
  return common;
}

model::KvCache& PromptMemory::recall(PromptContent content) {
  const c10::InferenceMode inference_mode;
  if (!cache_) cache_.emplace(make_cache(model_, 1, context_length(model_.config)));
  // The last position is always read: its hidden state is where the answer begins.
  const std::int64_t unread = static_cast<std::int64_t>(content.prompt.ids.size()) - 1;
  const std::int64_t known = std::min({common_positions(known_, content), cache_->length(), unread});
  const std::int64_t chunk = prefill_chunk(model_.decoder.embed_tokens.weight.device().type());
  cache_->rewind(std::max<std::int64_t>(known, 0) / chunk * chunk);
  known_ = std::move(content);
  return *cache_;
}

}  // namespace core::inference
