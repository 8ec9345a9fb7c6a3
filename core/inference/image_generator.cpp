#include "core/inference/image_generator.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>

#include "core/inference/logits_rules.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/row_values.h"
#include "core/inference/sampler.h"
#include "core/tensor/image_tensor.h"

namespace core::inference {
namespace {

constexpr std::uint8_t unknown_grey = 127;

/// hidden: [1, C], or [2, C] with the unconditional row second. Returns the logits of the next code, guided.
std::vector<float> next_logits(const model::MultimodalModel& model, const at::Tensor& hidden, float guidance) {
  const at::Tensor rows = model.image_logits(hidden);  // [1 or 2, N]
  std::vector<float> logits = row_values(rows[0]);
  if (rows.size(0) == 2) apply_guidance(logits, row_values(rows[1]), guidance);
  return logits;
}

at::Tensor embed_rows(const model::MultimodalModel& model, const std::vector<text::TokenIds>& rows) {
  std::vector<at::Tensor> ids;
  for (const text::TokenIds& row : rows) ids.push_back(at::tensor(row, at::kLong));
  return model.decoder.embed(at::stack(ids).to(model.decoder.embed_tokens.weight.device()));  // [1 or 2, T, C]
}

/// Pixels [3, rows · cell, X] of the first `rows` rows.
at::Tensor decode_rows(const model::MultimodalModel& model, std::span<const std::int64_t> codes, std::int64_t rows) {
  const c10::InferenceMode inference_mode;
  const std::int64_t grid = model.config.vq.grid();
  const at::Tensor cells = at::tensor(at::ArrayRef<std::int64_t>(codes.data(), static_cast<std::size_t>(rows * grid)), at::kLong);
  return model.vq.paint(cells.to(model.decoder.embed_tokens.weight.device()).view({1, rows, grid}))[0];
}

}  // namespace

image::PixelImage paint_rows(const model::MultimodalModel& model, std::span<const std::int64_t> codes, std::int64_t rows) {
  image::PixelImage known = tensor::picture_from(decode_rows(model, codes, rows));
  known.height = known.width;
  known.pixels.resize(static_cast<std::size_t>(known.width) * static_cast<std::size_t>(known.height) * 3, unknown_grey);
  return known;
}

image::PixelImage paint(const model::MultimodalModel& model, std::span<const std::int64_t> codes) {
  return tensor::picture_from(decode_rows(model, codes, model.config.vq.grid()));
}

ImageGenerator::ImageGenerator(const model::MultimodalModel& model) : model_(model) {
  const c10::InferenceMode inference_mode;
  const at::Tensor& weight = model.gen_embed.weight;
  const at::Tensor codes = at::arange(model.config.vq.codes, weight.options().dtype(at::kLong));
  code_embeddings_ = model.embed_codes(codes).to(weight.scalar_type());
}

GeneratedPictures ImageGenerator::draw(const text::TokenIds& ids, text::TokenId pad, const ImageOptions& options,
                                       const ImageWatch& watch, const std::stop_token& stop) const {
  const c10::InferenceMode inference_mode;
  validate(options);
  const auto T = static_cast<std::int64_t>(ids.size()), cells = model_.config.vq.tokens();
  expect_room(T, cells - 1, context_length(model_.config));  // the last code is not read again

  const auto rows = drawing_rows(ids, pad, options.guidance != 1);
  model::KvCache cache = make_cache(model_, static_cast<std::int64_t>(rows.size()), T + cells - 1);
  const at::Tensor hidden = prefill(model_, embed_rows(model_, rows), cache, watch.on_read, stop);  // [1 or 2, C]
  GeneratedPictures made;
  for (std::int64_t index = 0; index < options.count && !stop.stop_requested(); ++index) {
    const auto start = std::chrono::steady_clock::now();
    cache.rewind(T);  // the prompt is the same for all
    GeneratedPicture drawn{.index = index, .picture = {}, .tokens = draw_tokens(index, hidden, cache, options, watch, stop)};
    if (static_cast<std::int64_t>(drawn.tokens.size()) < cells) break;
    if (watch.on_paint) watch.on_paint(index);
    drawn.picture = paint(model_, drawn.tokens);
    drawn.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (watch.on_picture) watch.on_picture(drawn);
    made.pictures.push_back(std::move(drawn));
  }
  made.stopped = static_cast<std::int64_t>(made.pictures.size()) < options.count;
  return made;
}

std::vector<std::int64_t> ImageGenerator::draw_tokens(std::int64_t index, at::Tensor hidden, model::KvCache& cache,
                                                      const ImageOptions& options, const ImageWatch& watch,
                                                      const std::stop_token& stop) const {
  const std::int64_t grid = model_.config.vq.grid(), cells = grid * grid, rows = hidden.size(0);
  const Sampler sampler(options.sampling, static_cast<std::uint64_t>(index));
  std::vector<std::int64_t> tokens;
  while (!stop.stop_requested()) {
    std::vector<float> logits = next_logits(model_, hidden, options.guidance);
    tokens.push_back(sampler.draw(logits, static_cast<std::int64_t>(tokens.size())));
    const auto made = static_cast<std::int64_t>(tokens.size());
    if (watch.on_token) watch.on_token(index, made);
    if (made == cells) break;
    const bool row_complete = options.preview_rows > 0 && made % (options.preview_rows * grid) == 0;
    if (row_complete && watch.on_preview) {
      const image::PixelImage picture = paint_rows(model_, tokens, made / grid);
      watch.on_preview({.index = index, .tokens = made, .rows = made / grid, .picture = picture});
    }
    const at::Tensor next = code_embeddings_[tokens.back()].expand({rows, 1, -1});  // [1 or 2, 1, C]
    hidden = model_.decoder.step(next, cache).select(1, 0);                        // [1 or 2, C]
  }
  return tokens;
}

}  // namespace core::inference
