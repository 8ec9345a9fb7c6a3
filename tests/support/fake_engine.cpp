#include "tests/support/fake_engine.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <sstream>
#include <thread>

#include "core/base/clock.h"
#include "tests/support/fake_host.h"

namespace tests {
namespace {

using core::engine::Ending;
using core::engine::Stage;

std::int64_t count_words(const std::string& text) {
  std::istringstream words(text);
  std::string word;
  std::int64_t count = 0;
  while (words >> word) ++count;
  return count;
}

/// How many pieces of the script an answer that is continued has already; all of them where it is none of the script's.
std::size_t pieces_given(const FakeScript& script, const core::engine::TextRequest& request) {
  if (request.turns.empty() || request.turns.back().role != core::engine::Role::assistant) return 0;
  std::string text;
  for (std::size_t i = 0; i < script.pieces.size(); ++i) {
    text += script.pieces[i];
    if (text == request.turns.back().text) return i + 1;
  }
  return script.pieces.size();
}

}  // namespace

core::image::PixelImage fake_picture(const core::engine::ModelInfo& info, std::int64_t index, std::int64_t rows) {
  core::image::PixelImage picture(info.image_size, info.image_size);
  const std::int64_t known = info.image_grid > 0 ? info.image_size * rows / info.image_grid : 0;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      std::uint8_t* pixel = picture.at(x, y);
      const bool is_known = y < known;
      pixel[0] = is_known ? static_cast<std::uint8_t>(222 - 40 * (index % 5)) : 128;
      pixel[1] = is_known ? static_cast<std::uint8_t>(38 + 30 * (index % 7)) : 128;
      pixel[2] = is_known ? static_cast<std::uint8_t>(40 + 50 * (index % 4)) : 128;
    }
  }
  return picture;
}

namespace {

std::int64_t grid_of(std::int64_t all) { return std::llround(std::sqrt(static_cast<double>(all))); }

}  // namespace

class FakeEngine final : public core::engine::Engine {
 public:
  explicit FakeEngine(FakeHost& host) : host_(host), info_(host.script().info) {}

  [[nodiscard]] const core::engine::ModelInfo& info() const override { return info_; }

  [[nodiscard]] std::int64_t memory_in_use() const override {
    const FakeScript script = host_.script();
    if (script.memory_error) throw core::Error(*script.memory_error);
    return script.memory_in_use;
  }

  [[nodiscard]] std::int64_t count_prompt_tokens(const core::engine::TextRequest& request) const override {
    host_.note([](FakeCalls& calls) { ++calls.counts; });
    return prompt_tokens(request);
  }

  [[nodiscard]] std::int64_t count_drawing_tokens(const std::string& prompt) const override {
    constexpr std::int64_t begin_mark = 1;
    return count_prompt_tokens({.turns = {{.text = prompt}}, .system = std::string(), .options = {}}) + begin_mark;
  }

  core::engine::TextResult generate_text(const core::engine::TextRequest& request,
                                         const core::engine::TextObserver& observer, std::stop_token stop) override {
    host_.note([&](FakeCalls& calls) {
      ++calls.texts;
      calls.last_text = request;
    });
    const FakeScript script = host_.script();
    const auto start = core::Clock::now();
    core::engine::TextResult result;
    result.prompt_tokens = prompt_tokens(request);
    const std::size_t given = pieces_given(script, request);
    result.continued_tokens = static_cast<std::int64_t>(given);
    std::int64_t pictures = 0;
    for (const core::engine::Turn& turn : request.turns) pictures += static_cast<std::int64_t>(turn.pictures.size());
    if (pictures > 0) {
      report(observer, Stage::looking, 0, pictures);
      std::this_thread::sleep_for(script.look_delay);
    }
    report(observer, Stage::reading, result.prompt_tokens, result.prompt_tokens);
    for (const std::string& piece : std::span(script.pieces).subspan(given)) {
      if (script.text_error && result.tokens.size() == script.text_error_after) throw core::Error(*script.text_error);
      std::this_thread::sleep_for(script.text_delay);
      if (stop.stop_requested()) {
        result.ending = Ending::stopped;
        break;
      }
      if (static_cast<std::int64_t>(result.tokens.size()) == request.options.max_new_tokens) {
        result.ending = Ending::length_limit;
        break;
      }
      if (result.tokens.empty()) result.seconds_to_first_token = core::seconds_since(start);
      result.tokens.push_back(static_cast<std::int64_t>(result.tokens.size()));
      result.text += piece;
      host_.note([](FakeCalls& calls) { ++calls.steps; });
      if (observer.on_piece) observer.on_piece(piece);
      report(observer, Stage::writing, static_cast<std::int64_t>(result.tokens.size()), request.options.max_new_tokens);
    }
    if (script.text_error && result.tokens.size() == script.text_error_after) throw core::Error(*script.text_error);
    result.seconds = core::seconds_since(start);
    return result;
  }

  core::engine::WordChances weigh_words(const core::engine::WordChanceRequest& request,
                                        const core::engine::TextObserver& observer, std::stop_token stop) override {
    std::size_t number = 0;
    host_.note([&](FakeCalls& calls) {
      number = static_cast<std::size_t>(calls.weighed++);
      calls.last_words = request;
    });
    const FakeScript script = host_.script();
    report(observer, Stage::looking, 0, 1);
    std::this_thread::sleep_for(script.word_delay);
    if (script.word_error) throw core::Error(*script.word_error);
    if (stop.stop_requested()) return {.chances = {}, .ending = Ending::stopped};
    const double first = script.word_chances.at(number % script.word_chances.size());
    core::engine::WordChances result;
    result.chances.assign(request.words.size(), (1 - first) / static_cast<double>(request.words.size() - 1));
    result.chances.front() = first;
    return result;
  }

  core::engine::ImageResult generate_images(const core::engine::ImageRequest& request,
                                            const core::engine::ImageObserver& observer,
                                            std::stop_token stop) override {
    host_.note([&](FakeCalls& calls) {
      ++calls.images;
      calls.last_images = request;
    });
    const FakeScript script = host_.script();
    const auto start = core::Clock::now();
    core::engine::ImageResult result;
    const std::int64_t all = static_cast<std::int64_t>(info_.image_grid) * info_.image_grid;
    const std::int64_t kept = request.variation.kept_ahead(info_.image_grid);
    for (std::int64_t token = kept + 1; token <= all; ++token) {  // the pictures of a batch run in step
      std::this_thread::sleep_for(script.image_delay);
      if (script.image_error && token - kept > script.image_error_after) throw core::Error(*script.image_error);
      if (stop.stop_requested()) {
        result.ending = Ending::stopped;
        result.seconds = core::seconds_since(start);
        return result;
      }
      report(observer, Stage::drawing, token, all);
      for (std::int64_t index = 0; index < request.options.count; ++index) draw_token(observer, request, index, token);
    }
    report(observer, Stage::painting, 0, request.options.count);
    for (std::int64_t index = 0; index < request.options.count; ++index) {
      result.pictures.push_back({.picture = fake_picture(info_, index, info_.image_grid),
                                 .tokens = fake_tokens(request.variation, all, index),
                                 .index = index,
                                 .seconds = core::seconds_since(start),
                                 .kept = fake_likelihood(request.variation, all, index)});
      if (observer.on_picture) observer.on_picture(result.pictures.back());
    }
    result.seconds = core::seconds_since(start);
    return result;
  }

  /// The picture that was drawn with these tokens: see generate_images.
  [[nodiscard]] core::image::PixelImage paint_tokens(const std::vector<std::int64_t>& tokens) const override {
    if (static_cast<int>(tokens.size()) != info_.image_grid * info_.image_grid)
      throw core::Error(core::ErrorKind::invalid_request, "This model paints from another number of tokens.");
    return fake_picture(info_, tokens.front(), info_.image_grid);
  }

  [[nodiscard]] core::image::PixelImage seen_picture(const core::image::PixelImage&) const override {
    return fake_picture(info_, 0, info_.image_grid);
  }

 private:
  [[nodiscard]] std::int64_t prompt_tokens(const core::engine::TextRequest& request) const {
    const FakeScript script = host_.script();
    if (script.prompt_tokens) return *script.prompt_tokens;
    std::int64_t count = 0;
    for (const core::engine::Turn& turn : request.turns) {
      count += count_words(turn.text) + static_cast<std::int64_t>(turn.pictures.size()) * info_.image_tokens_seen;
    }
    return count;
  }

  template <typename Observer>
  static void report(const Observer& observer, Stage stage, std::int64_t done, std::int64_t total) {
    if (observer.on_progress) observer.on_progress({.stage = stage, .done = done, .total = total});
  }

  void draw_token(const core::engine::ImageObserver& observer, const core::engine::ImageRequest& request,
                  std::int64_t index, std::int64_t token) {
    host_.note([](FakeCalls& calls) { ++calls.steps; });
    if (request.variation.report_tokens && observer.on_report) {
      observer.on_report(index, {.position = token - 1, .entropy = 0.5F, .probability = 0.25F, .rank = 2,
                                 .likeliest = {{7, 0.5F}, {index, 0.25F}}});
    }
    if (observer.on_token) observer.on_token(index, token);
    const std::int64_t grid = info_.image_grid;
    const std::int64_t every = request.options.preview_rows * grid;
    if (every == 0 || token % every != 0 || token == grid * grid || !observer.on_preview) return;
    const core::image::PixelImage picture = fake_picture(info_, index, token / grid);
    const std::vector<std::int64_t> codes = fake_tokens(request.variation, grid * grid, index);
    observer.on_preview({.index = index, .tokens = token, .rows = token / grid, .grid = grid, .picture = picture,
                         .codes = std::span(codes).first(static_cast<std::size_t>(token))});
  }

  FakeHost& host_;
  core::engine::ModelInfo info_;
};

std::vector<std::int64_t> fake_tokens(const core::inference::ImageVariation& variation, std::int64_t all,
                                      std::int64_t index) {
  std::vector<std::int64_t> tokens(static_cast<std::size_t>(all), index);
  std::copy(variation.kept_tokens.begin(), variation.kept_tokens.end(), tokens.begin());
  if (!variation.region) return tokens;
  for (std::int64_t place = 0; place < all; ++place) {
    if (variation.region->contains(place, grid_of(all))) tokens[static_cast<std::size_t>(place)] = index;
  }
  return tokens;
}

core::inference::Likelihood fake_likelihood(const core::inference::ImageVariation& variation, std::int64_t all,
                                            std::int64_t index) {
  core::inference::Likelihood kept;
  if (!variation.region) return kept;
  const std::int64_t grid = grid_of(all);
  for (std::int64_t place = variation.region->first(grid); place < all; ++place) {
    kept.tokens += variation.region->contains(place, grid) ? 0 : 1;
  }
  kept.log_sum = std::log(0.25 + 0.125 * static_cast<double>(index % 3)) * static_cast<double>(kept.tokens);
  return kept;
}

std::unique_ptr<core::engine::Engine> make_fake_engine(FakeHost& host) { return std::make_unique<FakeEngine>(host); }

}  // namespace tests
