#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

#include "core/image/preprocess.h"
#include "core/model/multimodal_model.h"

namespace core::benchmark {

/// The stages of an answer and of a picture, each measured by itself on one model.
class Stages {
 public:
  /// `model` must outlive this.
  Stages(const model::MultimodalModel& model, const image::PreprocessOptions& preprocess);

  /// Seconds from a picture's pixels to its embeddings.
  [[nodiscard]] double look() const;
  /// Positions of the prompt that `read` and `write` use: 600, or what the context has room for.
  [[nodiscard]] std::int64_t prompt_positions() const { return prompt_positions_; }
  /// Seconds to read the prompt.
  [[nodiscard]] double read() const;
  /// Tokens a second behind the prompt.
  [[nodiscard]] double write() const;
  /// Bytes of weights that one token of an answer reads.
  [[nodiscard]] std::int64_t text_step_bytes() const;
  /// Seconds for one position of `rows` rows and their logits, in the middle of a picture; 0 where rows are not computed
  /// independently and there are more than two.
  [[nodiscard]] double image_step(std::int64_t rows) const;
  struct Drawing {
    double tokens_seconds = 0;
    double paint_seconds = 0;
  };
  /// One guided picture.
  [[nodiscard]] Drawing draw() const;

 private:
  [[nodiscard]] at::Tensor random_embeddings(std::int64_t rows, std::int64_t positions) const;

  const model::MultimodalModel& model_;
  image::PreprocessOptions preprocess_;
  std::int64_t prompt_positions_ = 0;
};

}  // namespace core::benchmark
