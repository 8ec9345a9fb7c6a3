#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/image/pixel_image.h"
#include "core/model/kv_cache.h"
#include "core/model/multimodal_model.h"
#include "core/text/chat_template.h"

namespace core::inference {

/// What the positions of a prompt stand for: its tokens, and the pictures behind the placeholders.
struct PromptContent {
  text::EncodedPrompt prompt;
  std::vector<std::shared_ptr<const image::PixelImage>> pictures;  ///< as many as prompt.pictures
};

/// How many positions at the front of two prompts are alike: same tokens, same pixels.
[[nodiscard]] std::int64_t common_positions(const PromptContent& a, const PromptContent& b);

/// Keeps what the latest conversation left in the KV cache, so that its next question is read from where it begins. Only
/// chunks that were read whole are used again: they are what a fresh reading would make, bit for bit. Not thread-safe.
class PromptMemory {
 public:
  /// `model` must outlive the memory, which takes no room before the first prompt.
  explicit PromptMemory(const model::MultimodalModel& model) : model_(model) {}

  /// A cache with room for the whole context that holds the front of `content` as far as it is known; less than all of it.
  /// The caller reads the rest (see `prefill`) and goes on in it. It is valid until the next call.
  [[nodiscard]] model::KvCache& recall(PromptContent content);

 private:
  const model::MultimodalModel& model_;
  std::optional<model::KvCache> cache_;
  PromptContent known_;
};

}  // namespace core::inference
