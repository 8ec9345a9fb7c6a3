#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "core/benchmark/benchmark.h"

namespace core::benchmark {

/// One of the times in a report, and its name there.
struct Figure {
  std::string_view key;              ///< in the report as JSON
  double BenchmarkReport::*seconds;
  bool is_rate = false;              ///< told as how many there are in a second

  /// As it is told; a rate of nothing is 0.
  [[nodiscard]] constexpr double of(const BenchmarkReport& report) const {
    const double time = report.*seconds;
    return is_rate && time > 0 ? 1 / time : time;
  }
};

inline constexpr Figure load_figure{"load_seconds", &BenchmarkReport::load_seconds};

/// The stages, in the order in which they are measured.
inline constexpr std::array stage_figures{
    Figure{"look_seconds", &BenchmarkReport::look_seconds},
    Figure{"prompt_seconds", &BenchmarkReport::prompt_seconds},
    Figure{"text_tokens_per_second", &BenchmarkReport::text_token_seconds, true},
    Figure{"image_step_one_row_seconds", &BenchmarkReport::image_step_one_row_seconds},
    Figure{"image_step_guided_seconds", &BenchmarkReport::image_step_guided_seconds},
    Figure{"image_step_four_seconds", &BenchmarkReport::image_step_four_seconds},
    Figure{"image_tokens_seconds", &BenchmarkReport::image_tokens_seconds},
    Figure{"paint_seconds", &BenchmarkReport::paint_seconds}};

inline constexpr std::string_view peak_memory_key = "peak_memory_bytes";

/// The key of the stage that takes `seconds`, which is one of `stage_figures`.
[[nodiscard]] consteval std::string_view key_of(double BenchmarkReport::*seconds) {
  return std::ranges::find(stage_figures, seconds, &Figure::seconds)->key;
}

}  // namespace core::benchmark
