#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmark/benchmark.h"
#include "core/image/preprocess.h"
#include "core/model/multimodal_model.h"

namespace core::benchmark {

/// Takes one reading, in seconds; no number to rely on when it was stopped.
using Reading = std::function<double()>;

/// What no program could exceed at a stage.
struct Ceiling {
  std::string_view title;           ///< "reading memory"
  double BenchmarkReport::*rate;    ///< where its figure goes
  std::function<double()> measure;
};

/// A stage of an answer or of a picture that is measured by itself.
struct Stage {
  std::string_view title;             ///< "looking at a picture"
  double BenchmarkReport::*seconds;   ///< where its figure goes
  int readings = 1;                   ///< the median counts; where there are several, one more goes before that does not
  std::function<Reading()> prepare;   ///< does for ours what is not timed
  std::string request;                ///< the same for a peer: a JSON object
  std::optional<Ceiling> ceiling = {};  ///< measured right before each reading of ours
};

/// What the stages do with our model. For a thread in inference mode.
class Workload {
 public:
  /// `model` must outlive this.
  Workload(const model::MultimodalModel& model, const image::PreprocessOptions& preprocess, std::stop_token stop);

  /// Positions of the prompt that is read and written behind: 600, or what the context has room for.
  [[nodiscard]] std::int64_t prompt_positions() const { return prompt_positions_; }
  /// Numbers of weights that one token of an answer reads.
  [[nodiscard]] std::int64_t text_step_weights() const;
  /// Multiplications and additions with weights that the prompt takes.
  [[nodiscard]] double prompt_operations() const;
  /// The stages, in the order of the report. This must outlive them.
  [[nodiscard]] std::vector<Stage> stages() const;

 private:
  [[nodiscard]] Reading look() const;
  [[nodiscard]] Reading read() const;
  [[nodiscard]] Reading write() const;
  [[nodiscard]] Reading image_step(std::int64_t rows) const;
  [[nodiscard]] Reading image_tokens() const;
  [[nodiscard]] Reading paint() const;
  [[nodiscard]] Stage step_stage(std::string_view title, double BenchmarkReport::*seconds, std::int64_t rows) const;
  [[nodiscard]] std::int64_t layer_weights() const;
  [[nodiscard]] std::int64_t positions_mid_picture() const;
  [[nodiscard]] at::Tensor random_embeddings(std::int64_t rows, std::int64_t positions) const;

  const model::MultimodalModel& model_;
  image::PreprocessOptions preprocess_;
  std::stop_token stop_;
  std::int64_t prompt_positions_ = 0;
};

/// The middle one; of an even number the upper of the two. At least one.
[[nodiscard]] double median(std::vector<double> numbers);

}  // namespace core::benchmark
