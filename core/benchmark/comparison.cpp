#include "core/benchmark/comparison.h"

#include <algorithm>

#include "core/benchmark/figures.h"

namespace core::benchmark {
namespace {

/// The report with the least of a figure; none counts for which nothing was measured. Null when nothing was measured.
template <typename Number>
const BenchmarkReport* best_at(Number BenchmarkReport::*figure, const std::vector<BenchmarkReport>& types) {
  const BenchmarkReport* best = nullptr;
  for (const BenchmarkReport& type : types) {
    if (type.*figure > 0 && (best == nullptr || type.*figure < best->*figure)) best = &type;
  }
  return best;
}

}  // namespace

PeerReport best_of(std::vector<BenchmarkReport> types) {
  PeerReport peer{.name = {}, .versions = {}, .best = types.front(), .dtypes = {}, .types = {}, .left_out = {}};
  const auto take_best = [&](std::string_view key, auto BenchmarkReport::*figure) {
    const BenchmarkReport* best = best_at(figure, types);
    if (best == nullptr) return;
    peer.best.*figure = best->*figure;
    peer.dtypes.emplace_back(key, best->dtype);
    if (key == key_of(&BenchmarkReport::text_token_seconds)) peer.best.text_share_of_read = best->text_share_of_read;
  };
  take_best(load_figure.key, load_figure.seconds);
  for (const Figure& figure : stage_figures) take_best(figure.key, figure.seconds);
  take_best(peak_memory_key, &BenchmarkReport::peak_memory_bytes);
  for (std::size_t i = 1; i < types.size(); ++i) peer.best.dtype += ", " + types[i].dtype;
  peer.types = std::move(types);
  return peer;
}

ByKey<double> ratios(const BenchmarkReport& ours, const BenchmarkReport& peer) {
  ByKey<double> times;
  for (const Figure& figure : stage_figures) {
    const double our_time = ours.*figure.seconds, peer_time = peer.*figure.seconds;
    if (our_time > 0 && peer_time > 0) times.emplace_back(figure.key, peer_time / our_time);
  }
  if (ours.peak_memory_bytes > 0 && peer.peak_memory_bytes > 0) {
    times.emplace_back(peak_memory_key, static_cast<double>(peer.peak_memory_bytes) / static_cast<double>(ours.peak_memory_bytes));
  }
  return times;
}

}  // namespace core::benchmark
