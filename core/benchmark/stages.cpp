#include "core/benchmark/stages.h"

#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/inference/image_generator.h"
#include "core/inference/picture_reader.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/text_generator.h"
#include "core/model/row_decoder.h"

namespace core::benchmark {
namespace {

constexpr std::int64_t wanted_prompt = 600, written_tokens = 24, drawing_prompt = 30;
constexpr int long_runs = 3, short_runs = 12;

/// A graphics card works on its own time: a number that arrives here is the proof that it is done.
void wait_for(const at::Tensor& made) { (void)made.flatten()[0].to(at::kCPU); }

/// The median; what the first call prepares does not count.
template <typename Call>
double median_seconds(int runs, Call call) {
  call();
  std::vector<double> seconds;
  for (int run = 0; run < runs; ++run) {
    const auto start = Clock::now();
    call();
    seconds.push_back(seconds_since(start));
  }
  std::ranges::nth_element(seconds, seconds.begin() + runs / 2);
  return seconds[static_cast<std::size_t>(runs) / 2];
}

/// A photograph's size, and other pixels each time, so that nobody can remember it.
std::shared_ptr<const image::PixelImage> fresh_picture() {
  static std::uint8_t shade = 0;
  auto picture = std::make_shared<image::PixelImage>(1024, 768);
  ++shade;
  for (std::size_t i = 0; i < picture->pixels.size(); ++i) picture->pixels[i] = static_cast<std::uint8_t>(i * shade);
  return picture;
}

}  // namespace

Stages::Stages(const model::MultimodalModel& model, const image::PreprocessOptions& preprocess)
    : model_(model),
      preprocess_(preprocess),
      prompt_positions_(std::min(wanted_prompt, inference::context_length(model.config) - written_tokens - 1)) {}

at::Tensor Stages::random_embeddings(std::int64_t rows, std::int64_t positions) const {
  const auto options = at::TensorOptions(at::kFloat).device(model_.decoder.embed_tokens.weight.device());
  return at::empty({rows, positions, model_.config.decoder.width}, options).uniform_(-0.035, 0.035);
}

double Stages::look() const {
  inference::PictureReader reader(model_, preprocess_);
  return median_seconds(long_runs, [&] { wait_for(reader.look(fresh_picture())); });
}

double Stages::read() const {
  const c10::InferenceMode inference_mode;
  const at::Tensor prompt = random_embeddings(1, prompt_positions_);
  model::KvCache cache = inference::make_cache(model_, 1, prompt_positions_);
  return median_seconds(long_runs, [&] {
    cache.rewind(0);
    wait_for(inference::prefill(model_, prompt, cache, {}, {}));
  });
}

double Stages::write() const {
  const c10::InferenceMode inference_mode;
  model::KvCache cache = inference::make_cache(model_, 1, prompt_positions_ + written_tokens);
  std::vector<Clock::time_point> times;
  const inference::TextWatch watch{.on_token = [&](text::TokenId) { times.push_back(Clock::now()); }};
  constexpr text::TokenId no_end = -1;
  (void)inference::generate_text(model_, random_embeddings(1, prompt_positions_), cache,
                                 {.max_new_tokens = written_tokens}, no_end, watch);
  return static_cast<double>(times.size() - 1) / seconds_between(times.front(), times.back());
}

std::int64_t Stages::text_step_bytes() const {
  auto bytes = static_cast<std::int64_t>(model_.decoder.lm_head.weight.nbytes());
  for (const model::DecoderLayer& layer : model_.decoder.layers) {
    const model::Attention& a = layer.self_attn;
    const model::FeedForward& f = layer.mlp;
    for (const model::Linear* part : {&a.q_proj, &a.k_proj, &a.v_proj, &a.o_proj, &f.gate_proj, &f.up_proj, &f.down_proj}) {
      bytes += static_cast<std::int64_t>(part->weight.nbytes());
    }
  }
  return bytes;
}

double Stages::image_step(std::int64_t rows) const {
  const c10::InferenceMode inference_mode;
  if (rows > 2 && !model::RowDecoder::rows_are_independent(model_.decoder)) return 0;
  model::RowDecoder decoder(model_.decoder, model_.config.decoder);
  const std::int64_t seen = std::min(drawing_prompt + model_.config.vq.tokens() / 2, prompt_positions_);
  model::KvCache one = inference::make_cache(model_, 1, seen), cache = inference::make_cache(model_, rows, seen + 1);
  (void)inference::prefill(model_, random_embeddings(1, seen), one, {}, {});
  cache.copy_from(one);
  const at::Tensor input = random_embeddings(rows, 1);
  return median_seconds(short_runs, [&] {
    cache.rewind(seen);
    wait_for(model_.image_logits(decoder.step(input, cache)));
  });
}

Stages::Drawing Stages::draw() const {
  const inference::ImageGenerator generator(model_);
  Clock::time_point read, painting, painted;
  const inference::ImageWatch watch{.on_read = [&](std::int64_t, std::int64_t) { read = Clock::now(); },
                                    .on_paint = [&](std::int64_t) { painting = Clock::now(); },
                                    .on_picture = [&](const inference::GeneratedPicture&) { painted = Clock::now(); }};
  const text::TokenIds prompt(static_cast<std::size_t>(drawing_prompt), 5);
  (void)generator.draw(prompt, /*pad=*/0, {.guidance = 5, .count = 1, .preview_rows = 0}, watch);
  return {.tokens_seconds = seconds_between(read, painting), .paint_seconds = seconds_between(painting, painted)};
}

}  // namespace core::benchmark
