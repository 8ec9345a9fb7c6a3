#include "core/inference/image_generator.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/inference/host_logits.h"
#include "core/inference/logits_rules.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/model/row_decoder.h"
#include "core/tensor/image_tensor.h"

namespace core::inference {
namespace {

constexpr std::uint8_t unknown_grey = 127;

/// Rows that one step computes at once: from there on arithmetic costs as much as reading the weights saves.
constexpr std::int64_t rows_in_step = 2 * most_pictures_together;

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
  rows_are_independent_ = model::RowDecoder::rows_are_independent(model.decoder);
}

GeneratedPictures ImageGenerator::draw(const text::TokenIds& ids, text::TokenId pad, const ImageOptions& options,
                                       const ImageWatch& watch, const std::stop_token& stop) const {
  const c10::InferenceMode inference_mode;
  validate(options);
  const auto T = static_cast<std::int64_t>(ids.size());
  expect_room(T, model_.config.vq.tokens() - 1, context_length(model_.config));  // the last code is not read again

  const auto rows = drawing_rows(ids, pad, options.guidance != 1);
  model::KvCache prompt = make_cache(model_, static_cast<std::int64_t>(rows.size()), T);
  const at::Tensor hidden = prefill(model_, embed_rows(model_, rows), prompt, watch.on_read, stop);  // [1 or 2, C]
  GeneratedPictures made;
  std::int64_t first = 0;
  while (first < options.count && !stop.stop_requested()) {
    const std::int64_t together = pictures_together(options.count - first, prompt.rows());
    if (!draw_together(first, together, prompt, hidden, options, watch, stop, made.pictures)) break;
    first += together;
  }
  made.stopped = static_cast<std::int64_t>(made.pictures.size()) < options.count;
  return made;
}

std::int64_t ImageGenerator::pictures_together(std::int64_t wanted, std::int64_t rows_each) const {
  if (!rows_are_independent_) return 1;
  const std::int64_t most = rows_in_step / rows_each;
  const std::int64_t groups = (wanted + most - 1) / most;
  return (wanted + groups - 1) / groups;  // five are three and two, not four and one
}

bool ImageGenerator::draw_together(std::int64_t first, std::int64_t together, const model::KvCache& prompt,
                                   const at::Tensor& hidden, const ImageOptions& options, const ImageWatch& watch,
                                   const std::stop_token& stop, std::vector<GeneratedPicture>& made) const {
  const auto start = Clock::now();
  std::vector<PictureInWork> works;
  for (std::int64_t i = 0; i < together; ++i) works.emplace_back(first + i, options.sampling);
  if (!draw_tokens(works, prompt, hidden, options, watch, stop)) return false;
  const double seconds_each = seconds_since(start) / static_cast<double>(together);
  for (PictureInWork& work : works) {
    if (stop.stop_requested()) return false;
    const auto painting = Clock::now();
    if (watch.on_paint) watch.on_paint(work.index);
    GeneratedPicture drawn{.index = work.index, .picture = paint(model_, work.tokens), .tokens = std::move(work.tokens)};
    drawn.seconds = seconds_each + seconds_since(painting);
    if (watch.on_picture) watch.on_picture(drawn);
    made.push_back(std::move(drawn));
  }
  return true;
}

bool ImageGenerator::draw_tokens(std::vector<PictureInWork>& works, const model::KvCache& prompt, at::Tensor hidden,
                                 const ImageOptions& options, const ImageWatch& watch, const std::stop_token& stop) const {
  const auto together = static_cast<std::int64_t>(works.size());
  const std::int64_t cells = model_.config.vq.tokens(), rows_each = prompt.rows(), T = prompt.length();
  model::KvCache cache = make_cache(model_, together * rows_each, T + cells - 1);
  cache.copy_from(prompt);
  hidden = hidden.repeat({together, 1});  // [together · (1 or 2), C]
  model::RowDecoder decoder(model_.decoder, model_.config.decoder);
  HostLogits logits;
  for (std::int64_t position = 0; position < cells; ++position) {
    if (stop.stop_requested()) return false;
    logits.read(model_.image_logits(hidden));  // [together · (1 or 2), N]
    for (std::int64_t i = 0; i < together; ++i) {
      PictureInWork& work = works[static_cast<std::size_t>(i)];
      const std::span<float> next = logits.row(i * rows_each);
      if (rows_each == 2) apply_guidance(next, logits.row(i * rows_each + 1), options.guidance);
      work.tokens.push_back(work.sampler.draw(next, position));
      tell(work, options, watch);
    }
    if (position + 1 < cells) hidden = decoder.step(embed_latest(works, rows_each), cache);
  }
  return true;
}

/// The latest code of each picture, once for each of its rows: [together · rows, 1, C].
at::Tensor ImageGenerator::embed_latest(const std::vector<PictureInWork>& works, std::int64_t rows_each) const {
  std::vector<std::int64_t> codes;
  for (const PictureInWork& work : works) codes.insert(codes.end(), static_cast<std::size_t>(rows_each), work.tokens.back());
  return code_embeddings_.index_select(0, at::tensor(codes, at::kLong).to(code_embeddings_.device())).unsqueeze(1);
}

void ImageGenerator::tell(const PictureInWork& work, const ImageOptions& options, const ImageWatch& watch) const {
  const std::int64_t grid = model_.config.vq.grid();
  const auto made = static_cast<std::int64_t>(work.tokens.size());
  if (watch.on_token) watch.on_token(work.index, made);
  const bool row_complete = options.preview_rows > 0 && made % (options.preview_rows * grid) == 0;
  if (!row_complete || made == grid * grid || !watch.on_preview) return;
  const image::PixelImage picture = paint_rows(model_, work.tokens, made / grid);
  watch.on_preview({.index = work.index, .tokens = made, .rows = made / grid, .picture = picture});
}

}  // namespace core::inference
