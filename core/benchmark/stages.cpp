#include "core/benchmark/stages.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/benchmark/ceilings.h"
#include "core/benchmark/timed.h"
#include "core/inference/image_generator.h"
#include "core/inference/picture_reader.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/text_generator.h"
#include "core/model/row_decoder.h"
#include "core/tensor/dtype_policy.h"

namespace core::benchmark {
namespace {

constexpr std::int64_t wanted_prompt = 600, written_tokens = 24, drawing_prompt = 30;
constexpr int several_readings = 3, steps_in_reading = 6;
constexpr int picture_width = 1024, picture_height = 768;  // a photograph's
constexpr float guidance = 5;

/// Other pixels for each shade.
std::shared_ptr<const image::PixelImage> picture_of(std::uint8_t shade) {
  auto picture = std::make_shared<image::PixelImage>(picture_width, picture_height);
  for (std::size_t i = 0; i < picture->pixels.size(); ++i) picture->pixels[i] = static_cast<std::uint8_t>(i * shade);
  return picture;
}

}  // namespace

double median(std::vector<double> numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::ranges::nth_element(numbers, middle);
  return *middle;
}

Workload::Workload(const model::MultimodalModel& model, const image::PreprocessOptions& preprocess, std::stop_token stop)
    : model_(model),
      preprocess_(preprocess),
      stop_(std::move(stop)),
      prompt_positions_(std::min(wanted_prompt, inference::context_length(model.config) - written_tokens - 1)) {}

std::vector<Stage> Workload::stages() const {
  using Report = BenchmarkReport;
  const std::int64_t tokens = model_.config.vq.tokens();
  const auto text = [](const nlohmann::json& request) { return request.dump(); };
  const at::Device device = model_.decoder.lm_head.weight.device();
  const Ceiling reading{"reading memory", &Report::read_gb_per_s, [device] { return memory_gb_per_s(device); }};
  const Ceiling multiplying{"multiplying", &Report::multiply_gflop_per_s, [weight = model_.decoder.lm_head.weight] {
    return multiply_gflop_per_s(tensor::compute_dtype(weight), weight.device());
  }};
  std::vector<Stage> list{
      {"looking at a picture", &Report::look_seconds, several_readings, [this] { return look(); },
       text({{"stage", "look"}, {"width", picture_width}, {"height", picture_height}})},
      {"reading a prompt", &Report::prompt_seconds, several_readings, [this] { return read(); },
       text({{"stage", "prompt"}, {"positions", prompt_positions_}}), multiplying},
      {"writing", &Report::text_token_seconds, several_readings, [this] { return write(); },
       text({{"stage", "text"}, {"positions", prompt_positions_}, {"tokens", written_tokens}}), reading},
      step_stage("image steps of one row", &Report::image_step_one_row_seconds, 1),
      step_stage("image steps of two rows", &Report::image_step_guided_seconds, 2)};
  if (model::RowDecoder::rows_are_independent(model_.decoder)) {
    list.push_back(step_stage("image steps of eight rows", &Report::image_step_four_seconds, 8));
  }
  list.push_back({"drawing a picture", &Report::image_tokens_seconds, 1, [this] { return image_tokens(); },
                  text({{"stage", "image_tokens"}, {"positions", drawing_prompt}, {"tokens", tokens}})});
  list.push_back({"painting", &Report::paint_seconds, several_readings, [this] { return paint(); },
                  text({{"stage", "paint"}, {"tokens", tokens}})});
  return list;
}

Stage Workload::step_stage(std::string_view title, double BenchmarkReport::*seconds, std::int64_t rows) const {
  const nlohmann::json request{
      {"stage", "image_step"}, {"rows", rows}, {"positions", positions_mid_picture()}, {"runs", steps_in_reading}};
  return {title, seconds, several_readings, [this, rows] { return image_step(rows); }, request.dump()};
}

std::int64_t Workload::positions_mid_picture() const {
  return std::min(drawing_prompt + model_.config.vq.tokens() / 2, prompt_positions_);
}

at::Tensor Workload::random_embeddings(std::int64_t rows, std::int64_t positions) const {
  const auto options = at::TensorOptions(at::kFloat).device(model_.decoder.embed_tokens.weight.device());
  return at::empty({rows, positions, model_.config.decoder.width}, options).uniform_(-0.035, 0.035);
}

Reading Workload::look() const {
  // Another picture each time, so that the reader cannot remember it.
  return [reader = inference::PictureReader(model_, preprocess_), shade = std::uint8_t{0}]() mutable {
    const auto picture = picture_of(++shade);
    return timed([&] { return reader.look(picture); });
  };
}

Reading Workload::read() const {
  return [this, prompt = random_embeddings(1, prompt_positions_),
          cache = inference::make_cache(model_, 1, prompt_positions_)]() mutable {
    cache.rewind(0);
    const auto start = Clock::now();
    const at::Tensor hidden = inference::prefill(model_, prompt, cache, {}, stop_);
    return hidden.defined() ? seconds_since(start) + timed([&] { return hidden; }) : 0;
  };
}

Reading Workload::write() const {
  const at::Tensor prompt = random_embeddings(1, prompt_positions_);
  model::KvCache cache = inference::make_cache(model_, 1, prompt_positions_ + written_tokens);
  (void)inference::prefill(model_, prompt, cache, {}, stop_);
  const std::int64_t chunk = inference::prefill_chunk(prompt.device().type());
  return [this, prompt, cache, chunk]() mutable -> double {
    cache.rewind(std::min(cache.length(), (prompt_positions_ - 1) / chunk * chunk));
    std::vector<Clock::time_point> times;
    const inference::TextWatch watch{.on_token = [&](text::TokenId) { times.push_back(Clock::now()); }};
    constexpr text::TokenId no_end = -1;
    (void)inference::generate_text(model_, prompt, cache, {.max_new_tokens = written_tokens}, no_end, watch, stop_);
    if (times.size() < 2) return 0;
    return seconds_between(times.front(), times.back()) / static_cast<double>(times.size() - 1);
  };
}

std::int64_t Workload::layer_weights() const {
  std::int64_t numbers = 0;
  for (const model::DecoderLayer& layer : model_.decoder.layers) {
    const model::Attention& a = layer.self_attn;
    const model::FeedForward& f = layer.mlp;
    for (const model::Linear* part : {&a.q_proj, &a.k_proj, &a.v_proj, &a.o_proj, &f.gate_proj, &f.up_proj, &f.down_proj}) {
      numbers += part->weight.numel();
    }
  }
  return numbers;
}

std::int64_t Workload::text_step_weights() const { return layer_weights() + model_.decoder.lm_head.weight.numel(); }

double Workload::prompt_operations() const { return 2.0 * static_cast<double>(layer_weights() * prompt_positions_); }

Reading Workload::image_step(std::int64_t rows) const {
  const std::int64_t seen = positions_mid_picture();
  model::KvCache one = inference::make_cache(model_, 1, seen), cache = inference::make_cache(model_, rows, seen + 1);
  (void)inference::prefill(model_, random_embeddings(1, seen), one, {}, stop_);
  cache.copy_from(one);
  const auto decoder = std::make_shared<model::RowDecoder>(model_.decoder, model_.config.decoder);
  return [this, decoder, cache, seen, input = random_embeddings(rows, 1)]() mutable -> double {
    std::vector<double> seconds;
    for (int step = 0; step <= steps_in_reading && !stop_.stop_requested(); ++step) {
      cache.rewind(seen);
      seconds.push_back(timed([&] { return model_.image_logits(decoder->step(input, cache)); }));
    }
    if (seconds.size() < 2) return 0;
    seconds.erase(seconds.begin());  // prepares what the others find
    return median(seconds);
  };
}

Reading Workload::image_tokens() const {
  return [this] {
    const inference::ImageGenerator generator(model_);
    Clock::time_point read, drawn;
    const inference::ImageWatch watch{.on_read = [&](std::int64_t, std::int64_t) { read = Clock::now(); },
                                      .on_paint = [&](std::int64_t) { drawn = Clock::now(); }};
    const text::TokenIds prompt(static_cast<std::size_t>(drawing_prompt), 5);
    (void)generator.draw({.ids = prompt, .pad = 0}, {.guidance = guidance, .count = 1, .preview_rows = 0}, watch, stop_);
    return seconds_between(read, drawn);
  };
}

Reading Workload::paint() const {
  const auto tokens = static_cast<std::size_t>(model_.config.vq.tokens());
  std::vector<std::int64_t> codes(tokens);
  for (std::size_t i = 0; i < tokens; ++i) codes[i] = static_cast<std::int64_t>(i) * 37 % model_.config.vq.codes;
  return [this, codes] {
    const auto start = Clock::now();
    (void)inference::paint(model_, codes);
    return seconds_since(start);
  };
}

}  // namespace core::benchmark
