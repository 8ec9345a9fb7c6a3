#include "core/benchmark/comparison.h"

#include <algorithm>
#include <array>

namespace core::benchmark {
namespace {

constexpr std::string_view memory_key = "peak_memory_bytes";

struct Stage {
  std::string_view key;
  double BenchmarkReport::*seconds;
};

constexpr std::array compared_stages{
    Stage{"look_seconds", &BenchmarkReport::look_seconds},
    Stage{"prompt_seconds", &BenchmarkReport::prompt_seconds},
    Stage{"text_tokens_per_second", &BenchmarkReport::text_token_seconds},
    Stage{"image_step_one_row_seconds", &BenchmarkReport::image_step_one_row_seconds},
    Stage{"image_step_guided_seconds", &BenchmarkReport::image_step_guided_seconds},
    Stage{"image_step_four_seconds", &BenchmarkReport::image_step_four_seconds},
    Stage{"image_tokens_seconds", &BenchmarkReport::image_tokens_seconds},
    Stage{"paint_seconds", &BenchmarkReport::paint_seconds}};

}  // namespace

PeerReport best_of(std::vector<BenchmarkReport> types) {
  PeerReport peer{.name = {}, .versions = {}, .best = types.front(), .dtypes = {}, .types = {}, .left_out = {}};
  const auto take_least = [&](std::string_view key, auto BenchmarkReport::*figure) {
    const auto least = std::ranges::min_element(types, {}, figure);
    peer.best.*figure = (*least).*figure;
    peer.dtypes.emplace_back(key, least->dtype);
    return least;
  };
  take_least("load_seconds", &BenchmarkReport::load_seconds);
  for (const Stage& stage : compared_stages) {
    const auto least = take_least(stage.key, stage.seconds);
    if (stage.seconds == &BenchmarkReport::text_token_seconds) peer.best.text_share_of_read = least->text_share_of_read;
  }
  take_least(memory_key, &BenchmarkReport::peak_memory_bytes);
  for (std::size_t i = 1; i < types.size(); ++i) peer.best.dtype += ", " + types[i].dtype;
  peer.types = std::move(types);
  return peer;
}

ByKey<double> ratios(const BenchmarkReport& ours, const BenchmarkReport& peer) {
  ByKey<double> times;
  for (const auto& [key, seconds] : compared_stages) {
    if (ours.*seconds > 0 && peer.*seconds > 0) times.emplace_back(key, peer.*seconds / ours.*seconds);
  }
  if (ours.peak_memory_bytes > 0 && peer.peak_memory_bytes > 0) {
    times.emplace_back(memory_key, static_cast<double>(peer.peak_memory_bytes) / static_cast<double>(ours.peak_memory_bytes));
  }
  return times;
}

}  // namespace core::benchmark
