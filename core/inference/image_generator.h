#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/image/pixel_image.h"
#include "core/inference/generation_options.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/sampler.h"
#include "core/inference/token_report.h"
#include "core/model/kv_cache.h"
#include "core/model/multimodal_model.h"
#include "core/text/token.h"

namespace core::inference {

/// A finished picture.
struct GeneratedPicture {
  std::int64_t index = 0;            ///< in its request: the stream of its seed
  image::PixelImage picture;
  std::vector<std::int64_t> tokens;  ///< grid × grid codes, row by row
  double seconds = 0;                ///< for this picture, without the prompt; its share where several grew at once
  Likelihood kept = {};  ///< of the kept tokens behind the first of a region: what was drawn in it goes with them or not
};

/// A picture whose first `rows` rows of tokens are known; the pixels of the others are plain grey.
struct PartialPicture {
  std::int64_t index = 0;
  std::int64_t tokens = 0;
  std::int64_t rows = 0;
  const image::PixelImage& picture;
  std::span<const std::int64_t> codes;  ///< of these rows
};

/// Called on the thread of the call, in order; may be empty.
struct ImageWatch {
  std::function<void(std::int64_t done, std::int64_t total)> on_read;          ///< positions of the prompt
  std::function<void(std::int64_t index, std::int64_t tokens)> on_token;      ///< picture `index` now has `tokens`
  /// Just before on_token, for tokens that were drawn, where ImageVariation::report_tokens is set.
  std::function<void(std::int64_t index, const TokenReport&)> on_report;
  std::function<void(const PartialPicture&)> on_preview;
  std::function<void(std::int64_t index)> on_paint;                           ///< all tokens are there, pixels follow
  std::function<void(const GeneratedPicture&)> on_picture;
};

struct GeneratedPictures {
  std::vector<GeneratedPicture> pictures;  ///< the finished ones, by index
  bool stopped = false;
};

/// Draws pictures with one model. Where rows of a step are independent (see model::RowDecoder), a few pictures grow at the
/// same time and share the reading of the weights; elsewhere one is drawn after the other. Either way picture i is the same bit for
/// bit in any count.
/// Source: deepseek-ai/Janus, generation_inference.py.
class ImageGenerator {
 public:
  /// Computes the table of input embeddings, gen_aligner(gen_embed): [N, C]. `model` must outlive the generator.
  explicit ImageGenerator(const model::MultimodalModel& model);

  /// What is to be avoided is the prompt's: the words in the options are not read. A stop is looked for before each position;
  /// it keeps the finished pictures, and of one that no preview has shown yet it shows the complete rows. Throws
  /// Error(invalid_request) when prompt and picture do not fit into the context or an option is out of its range.
  [[nodiscard]] GeneratedPictures draw(const DrawingPrompt& prompt, const ImageOptions& options,
                                       const ImageWatch& watch = {}, const std::stop_token& stop = {},
                                       const ImageVariation& variation = {}) const;

 private:
  /// What one call was asked for, and who is told.
  struct Order {
    const ImageOptions& options;
    const ImageVariation& variation;
    const ImageWatch& watch;
    const std::stop_token& stop;
    std::int64_t grid;

    [[nodiscard]] std::vector<std::int64_t> kept_ahead() const;
    /// The token at a position behind those where it is kept.
    [[nodiscard]] std::optional<std::int64_t> kept_at(std::int64_t position) const;
    [[nodiscard]] bool is_guided() const;
    [[nodiscard]] float guidance(std::int64_t index) const;
  };
  struct PictureInWork {
    PictureInWork(std::int64_t number, const Order& order)
        : index(number),
          sampler(order.options.sampling, static_cast<std::uint64_t>(order.variation.stream(number))),
          guidance(order.guidance(number)),
          tokens(order.kept_ahead()) {}

    std::int64_t index;
    Sampler sampler;
    float guidance;
    std::vector<std::int64_t> tokens;
    Likelihood kept;
  };

  /// All that comes before the first token that is drawn, once for all pictures. Rows of one length share a cache.
  struct ReadPrompt {
    std::vector<model::KvCache> caches;
    at::Tensor hidden;  ///< of the last position, [1 or 2, C]; undefined when stopped

    [[nodiscard]] std::int64_t rows() const { return hidden.size(0); }
  };

  [[nodiscard]] std::int64_t pictures_together(std::int64_t wanted, std::int64_t rows_each) const;
  [[nodiscard]] ReadPrompt read(const DrawingPrompt& prompt, const Order& order) const;
  void read_kept(ReadPrompt& prompt, const Order& order) const;
  /// Both return false when stopped.
  bool draw_together(std::int64_t first, std::int64_t together, const ReadPrompt& prompt, const Order& order,
                     std::vector<GeneratedPicture>& made) const;
  bool draw_tokens(std::vector<PictureInWork>& works, const ReadPrompt& prompt, const Order& order) const;
  /// Draws the next token, or takes the one that is kept there.
  void add_token(PictureInWork& work, std::span<float> logits, const Order& order) const;
  static std::int64_t draw_token(const PictureInWork& work, std::span<float> logits, const Order& order);
  /// codes: one for each row, [rows, 1, C].
  [[nodiscard]] at::Tensor embed(const std::vector<std::int64_t>& codes) const;
  void tell(const PictureInWork& work, const Order& order) const;
  /// Shows the rows that are complete.
  void preview(const PictureInWork& work, const Order& order) const;
  /// What a stop leaves of pictures that no preview has shown yet.
  void preview_begun(std::span<const PictureInWork> works, const Order& order) const;

  const model::MultimodalModel& model_;
  at::Tensor code_embeddings_;  ///< [N, C], in the dtype of the weights
  bool rows_are_independent_ = false;
};

/// The first `rows` rows of a grid as a full-size picture with grey below. codes: at least rows × grid of them.
/// The decoder sees the known rows only, so their pixels near the border still change; the final picture is exact.
image::PixelImage paint_rows(const model::MultimodalModel& model, std::span<const std::int64_t> codes, std::int64_t rows);

/// Throws Error(invalid_request) unless there are `count` codes, each of which the model's codebook has.
void expect_codes(const model::MultimodalModel& model, std::span<const std::int64_t> codes, std::int64_t count);

/// A full grid as a picture.
image::PixelImage paint(const model::MultimodalModel& model, std::span<const std::int64_t> codes);

}  // namespace core::inference
