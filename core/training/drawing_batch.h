#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

#include "core/text/chat_template.h"
#include "core/text/tokenizer.h"
#include "core/training/drawing_corpus.h"
#include "core/training/objective.h"

namespace core::training {

/// Prompts with the codes of their pictures behind them, padded on the right: under a causal mask nobody sees a pad.
struct DrawingBatch {
  at::Tensor ids;      ///< int64 [B, T]: prompts; what stands from the first code on is overwritten by `codes`
  at::Tensor codes;    ///< int64 [B, tokens]
  at::Tensor inputs;   ///< int64 [B · (tokens − 1)], index into B · T where the codes but the last are fed
  at::Tensor sources;  ///< int64 [B · tokens], index into B · T of the positions that predict the codes
};

class DrawingBatcher {
 public:
  DrawingBatcher(const StageRecipe& stage, const model::ModelConfig& config, const text::Tokenizer& tokenizer,
                 const DrawingCorpus* corpus);

  /// This micro-batch's share of the corpus, which is gone through evenly. Some prompts are replaced by pads between the
  /// first and the last token, as guidance wants it.
  [[nodiscard]] DrawingBatch batch(Random& random, const ShardKey& key, std::int64_t count) const;

 private:
  StageRecipe stage_;
  const text::Tokenizer& tokenizer_;
  const DrawingCorpus* corpus_;
  text::ChatFormat format_;
};

}  // namespace core::training
