#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/blocks/language.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer.h"
#include "core/training/recipe.h"

namespace core::training {

/// Rows of tokens with what is learned on them. Several conversations about one picture share a row: each sees the
/// picture before them and itself, and counts its positions from behind the picture, as if it were alone.
struct DialogueBatch {
  at::Tensor ids;        ///< int64 [B, T]
  at::Tensor positions;  ///< int64 [B, T]
  at::Tensor mask;       ///< float32 [B, 1, T, T], 0 where seen and −∞ where not
  at::Tensor sources;    ///< int64 [M], index into B · T of the positions that predict
  at::Tensor targets;    ///< int64 [M], the tokens they are to predict
  at::Tensor pixels;     ///< [B, 3, Y, X]; undefined without pictures
  std::int64_t picture_begin = 0;  ///< first placeholder, the same in all rows
  std::int64_t picture_end = 0;
};

/// Makes batches of questions about scenes, and of turns without a picture.
class UnderstandingBatcher {
 public:
  UnderstandingBatcher(const StageRecipe& stage, const model::ModelConfig& config, const text::Tokenizer& tokenizer);

  /// `count` pictures with several conversations each.
  [[nodiscard]] DialogueBatch questions(Random& random, std::int64_t count) const;
  /// `count` turns of small talk, one a row.
  [[nodiscard]] DialogueBatch small_talk(Random& random, std::int64_t count) const;
  /// How many of the first pictures of a batch are to be seen through the picture tokenizer.
  [[nodiscard]] std::int64_t decoded(std::int64_t count) const {
    return static_cast<std::int64_t>(stage_.decoded_share * static_cast<double>(count));
  }

 private:
  [[nodiscard]] blocks::Question question(const blocks::Scene& scene, Random& random) const;
  [[nodiscard]] text::EncodedPrompt conversation(const blocks::Scene& scene, Random& random) const;

  StageRecipe stage_;
  std::int64_t pixels_ = 0;
  const text::Tokenizer& tokenizer_;
  text::ChatFormat format_;
};

}  // namespace core::training
