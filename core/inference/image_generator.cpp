#include "core/inference/image_generator.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/base/error.h"
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

/// Rows of one length together; there are one or two.
std::vector<std::vector<text::TokenIds>> of_one_length(std::vector<text::TokenIds> rows) {
  if (rows.front().size() == rows.back().size()) return {std::move(rows)};
  return {{std::move(rows.front())}, {std::move(rows.back())}};
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

void expect_codes(const model::MultimodalModel& model, std::span<const std::int64_t> codes, std::int64_t count) {
  if (static_cast<std::int64_t>(codes.size()) != count) {
    throw Error(ErrorKind::invalid_request,
                join("These are ", codes.size(), " picture tokens; this model paints from ", count, "."));
  }
  const std::int64_t known = model.config.vq.codes;
  const auto strange = std::find_if(codes.begin(), codes.end(), [known](std::int64_t code) { return code < 0 || code >= known; });
  if (strange == codes.end()) return;
  throw Error(ErrorKind::invalid_request,
              join("The picture token ", *strange, " is none of this model's, which are 0 to ", known - 1, "."));
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

std::vector<std::int64_t> ImageGenerator::Order::kept_ahead() const {
  const std::vector<std::int64_t>& kept = variation.kept_tokens;
  return {kept.begin(), kept.begin() + variation.kept_ahead(grid)};
}

std::optional<std::int64_t> ImageGenerator::Order::kept_at(std::int64_t position) const {
  if (!variation.region || variation.region->contains(position, grid)) return std::nullopt;
  return variation.kept_tokens[static_cast<std::size_t>(position)];
}

bool ImageGenerator::Order::is_guided() const {
  const std::vector<float>& strip = variation.guidance_strip;
  return strip.empty() ? options.guidance != 1 : std::ranges::any_of(strip, [](float weight) { return weight != 1; });
}

float ImageGenerator::Order::guidance(std::int64_t index) const {
  const std::vector<float>& strip = variation.guidance_strip;
  return strip.empty() ? options.guidance : strip[static_cast<std::size_t>(index)];
}

GeneratedPictures ImageGenerator::draw(const DrawingPrompt& prompt, const ImageOptions& options, const ImageWatch& watch,
                                       const std::stop_token& stop, const ImageVariation& variation) const {
  const c10::InferenceMode inference_mode;
  const Order order{options, variation, watch, stop, model_.config.vq.grid()};
  const std::int64_t last = model_.config.vq.tokens() - 1;  // the last code is not read again
  validate(options);
  validate(variation, options, order.grid);
  expect_codes(model_, variation.kept_tokens, static_cast<std::int64_t>(variation.kept_tokens.size()));
  expect_room(std::ssize(prompt.ids), last, context_length(model_.config));
  if (order.is_guided()) expect_room(std::ssize(prompt.avoid), last, context_length(model_.config), "What is to be avoided");

  const ReadPrompt known = read(prompt, order);
  GeneratedPictures made;
  std::int64_t first = 0;
  while (first < options.count && !stop.stop_requested()) {
    const std::int64_t together = pictures_together(options.count - first, known.rows());
    if (!draw_together(first, together, known, order, made.pictures)) break;
    first += together;
  }
  made.stopped = static_cast<std::int64_t>(made.pictures.size()) < options.count;
  return made;
}

ImageGenerator::ReadPrompt ImageGenerator::read(const DrawingPrompt& prompt, const Order& order) const {
  const auto groups = of_one_length(drawing_rows(prompt, order.is_guided()));
  std::int64_t total = 0, before = 0;
  for (const auto& rows : groups) total += std::ssize(rows.front());
  const auto tell_read = [&](std::int64_t done, std::int64_t) {
    if (order.watch.on_read) order.watch.on_read(before + done, total);
  };
  ReadPrompt known;
  std::vector<at::Tensor> hidden;
  for (const auto& rows : groups) {
    const std::int64_t T = std::ssize(rows.front());
    known.caches.push_back(make_cache(model_, std::ssize(rows), T + order.variation.kept_ahead(order.grid)));
    hidden.push_back(prefill(model_, embed_rows(model_, rows), known.caches.back(), tell_read, order.stop));  // [1 or 2, C]
    if (order.stop.stop_requested()) return known;
    before += T;
  }
  known.hidden = hidden.size() == 1 ? hidden.front() : at::cat(hidden);
  read_kept(known, order);
  return known;
}

void ImageGenerator::read_kept(ReadPrompt& prompt, const Order& order) const {
  const std::vector<std::int64_t> kept = order.kept_ahead();
  if (kept.empty()) return;
  model::RowDecoder decoder(model_.decoder, model_.config.decoder);
  for (const std::int64_t code : kept) {
    if (order.stop.stop_requested()) return;
    prompt.hidden = decoder.step(embed(std::vector(static_cast<std::size_t>(prompt.rows()), code)), prompt.caches);
  }
  prompt.hidden = prompt.hidden.clone();  // a decoder may write its next step into the same memory
}

std::int64_t ImageGenerator::pictures_together(std::int64_t wanted, std::int64_t rows_each) const {
  if (!rows_are_independent_) return 1;
  const std::int64_t most = rows_in_step / rows_each;
  const std::int64_t groups = (wanted + most - 1) / most;
  return (wanted + groups - 1) / groups;  // five are three and two, not four and one
}

bool ImageGenerator::draw_together(std::int64_t first, std::int64_t together, const ReadPrompt& prompt, const Order& order,
                                   std::vector<GeneratedPicture>& made) const {
  const auto start = Clock::now();
  std::vector<PictureInWork> works;
  for (std::int64_t i = 0; i < together; ++i) works.emplace_back(first + i, order);
  if (!draw_tokens(works, prompt, order)) return false;
  const double seconds_each = seconds_since(start) / static_cast<double>(together);
  for (PictureInWork& work : works) {
    if (order.stop.stop_requested()) {
      preview_begun(std::span(works).subspan(static_cast<std::size_t>(work.index - first)), order);
      return false;
    }
    const auto painting = Clock::now();
    if (order.watch.on_paint) order.watch.on_paint(work.index);
    GeneratedPicture drawn{.index = work.index, .picture = paint(model_, work.tokens), .tokens = std::move(work.tokens)};
    drawn.seconds = seconds_each + seconds_since(painting);
    drawn.kept = work.kept;
    if (order.watch.on_picture) order.watch.on_picture(drawn);
    made.push_back(std::move(drawn));
  }
  return true;
}

bool ImageGenerator::draw_tokens(std::vector<PictureInWork>& works, const ReadPrompt& prompt, const Order& order) const {
  const std::int64_t together = std::ssize(works), rows_each = prompt.rows();
  const std::int64_t kept = order.variation.kept_ahead(order.grid), cells = model_.config.vq.tokens();
  std::vector<model::KvCache> caches;
  for (const model::KvCache& from : prompt.caches) {
    caches.push_back(make_cache(model_, together * from.rows(), from.length() + cells - kept - 1));
    caches.back().copy_from(from);
  }
  // In one cache the rows of a picture are neighbours, else all of the prompt's come first.
  const bool apart = caches.size() > 1;
  const auto row_of = [&](std::int64_t picture, std::int64_t which) {
    return apart ? which * together + picture : picture * rows_each + which;
  };
  at::Tensor hidden = apart ? prompt.hidden.repeat_interleave(together, 0) : prompt.hidden.repeat({together, 1});
  model::RowDecoder decoder(model_.decoder, model_.config.decoder);
  HostLogits logits;
  for (std::int64_t position = kept; position < cells; ++position) {
    if (order.stop.stop_requested()) {
      preview_begun(works, order);
      return false;
    }
    const at::Tensor next_logits = model_.image_logits(hidden);  // [together · (1 or 2), N]
    if (next_logits.is_cuda()) {                                 // it computes them now
      for (PictureInWork& work : works) work.sampler.prepare(position, next_logits.size(1));
    }
    logits.read(next_logits);
    std::vector<std::int64_t> latest(static_cast<std::size_t>(together * rows_each));
    for (std::int64_t i = 0; i < together; ++i) {
      PictureInWork& work = works[static_cast<std::size_t>(i)];
      const std::span<float> next = logits.row(row_of(i, 0));
      if (rows_each == 2) apply_guidance(next, logits.row(row_of(i, 1)), work.guidance);
      add_token(work, next, order);
      for (std::int64_t which = 0; which < rows_each; ++which) {
        latest[static_cast<std::size_t>(row_of(i, which))] = work.tokens.back();
      }
    }
    if (position + 1 < cells) hidden = decoder.step(embed(latest), caches);
  }
  return true;
}

void ImageGenerator::add_token(PictureInWork& work, std::span<float> logits, const Order& order) const {
  const auto kept = order.kept_at(static_cast<std::int64_t>(work.tokens.size()));
  if (kept) {
    work.kept.log_sum += log_probability(logits, order.options.sampling.temperature, *kept);
    ++work.kept.tokens;
  }
  work.tokens.push_back(kept ? *kept : draw_token(work, logits, order));
  tell(work, order);
}

std::int64_t ImageGenerator::draw_token(const PictureInWork& work, std::span<float> logits, const Order& order) {
  const auto position = static_cast<std::int64_t>(work.tokens.size());
  if (!order.variation.report_tokens || !order.watch.on_report) return work.sampler.draw(logits, position);
  const std::vector<float> before(logits.begin(), logits.end());
  const std::int64_t token = work.sampler.draw(logits, position);
  order.watch.on_report(work.index, report_token(before, order.options.sampling.temperature, position, token));
  return token;
}

at::Tensor ImageGenerator::embed(const std::vector<std::int64_t>& codes) const {
  return code_embeddings_.index_select(0, at::tensor(codes, at::kLong).to(code_embeddings_.device())).unsqueeze(1);
}

void ImageGenerator::tell(const PictureInWork& work, const Order& order) const {
  const auto made = static_cast<std::int64_t>(work.tokens.size());
  if (order.watch.on_token) order.watch.on_token(work.index, made);
  const std::int64_t preview_rows = order.options.preview_rows;
  const bool row_complete = preview_rows > 0 && made % (preview_rows * order.grid) == 0;
  if (row_complete && made < order.grid * order.grid) preview(work, order);
}

void ImageGenerator::preview(const PictureInWork& work, const Order& order) const {
  if (!order.watch.on_preview) return;
  const auto made = static_cast<std::int64_t>(work.tokens.size());
  const std::int64_t rows = made / order.grid;
  const image::PixelImage picture = paint_rows(model_, work.tokens, rows);
  const auto shown = std::span(work.tokens).first(static_cast<std::size_t>(rows * order.grid));
  order.watch.on_preview({.index = work.index, .tokens = made, .rows = rows, .picture = picture, .codes = shown});
}

void ImageGenerator::preview_begun(std::span<const PictureInWork> works, const Order& order) const {
  const std::int64_t kept_rows = order.variation.kept_ahead(order.grid) / order.grid;
  const std::int64_t preview_rows = order.options.preview_rows;
  for (const PictureInWork& work : works) {
    const std::int64_t rows = std::ssize(work.tokens) / order.grid;
    const bool was_shown = preview_rows > 0 && rows / preview_rows > kept_rows / preview_rows;
    if (rows > kept_rows && !was_shown) preview(work, order);
  }
}

}  // namespace core::inference
