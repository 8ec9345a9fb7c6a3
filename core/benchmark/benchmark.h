#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/engine/requests.h"

namespace core::benchmark {

/// What is measured: a model's folder, or a published shape filled with random weights.
struct BenchmarkRequest {
  engine::LoadRequest load;
  std::string shape;  ///< one of shape_names(); empty: the model of `load`
  std::string peer;   ///< one of peer_names(), measured beside; empty: none
};

/// Times are wall-clock seconds, the median of a few readings where a reading is short.
struct BenchmarkReport {
  std::string shape;
  std::string device;
  std::string dtype;
  int threads = 0;
  std::string instructions;              ///< of the loops for few rows; empty on a graphics card
  double read_gb_per_s = 0;              ///< of the memory that holds the model, right before each reading of the text
  double multiply_gflop_per_s = 0;       ///< of the library's large products, right before each reading of the prompt
  double load_seconds = 0;               ///< of a shape: the time to fill it
  double look_seconds = 0;               ///< from pixels to embeddings, one picture
  std::int64_t prompt_positions = 0;
  double prompt_seconds = 0;
  double prompt_share_of_multiply = 0;   ///< operations with weights that the prompt takes, over time and multiply_gflop_per_s;
                                         ///< 0 for a peer, whose type may be another than that of the products
  double text_token_seconds = 0;         ///< behind that prompt, sampling included
  double text_share_of_read = 0;         ///< bytes of weights that a token reads, over time and read_gb_per_s
  double image_step_one_row_seconds = 0; ///< in the middle of a picture, without guidance
  double image_step_guided_seconds = 0;  ///< two rows
  double image_step_four_seconds = 0;    ///< four guided pictures at once: eight rows; 0 where they are drawn one by one
  std::int64_t image_tokens = 0;
  double image_tokens_seconds = 0;       ///< one guided picture without prompt and painting, sampling included
  double paint_seconds = 0;
  std::int64_t peak_memory_bytes = 0;    ///< of the process: memory of the CPU, or what it had in use on the card
};

/// Figures by the key that they have in a report as JSON, in its order.
template <typename Figure>
using ByKey = std::vector<std::pair<std::string_view, Figure>>;

/// The same model in another program. That runs once for each type in which it fits beside ours.
struct PeerReport {
  std::string name;
  std::string versions;                ///< "transformers 5.23.0, torch 2.11.0"
  BenchmarkReport best;                ///< each figure from the type that is better at it
  ByKey<std::string> dtypes;           ///< from which
  std::vector<BenchmarkReport> types;
  std::string left_out;                ///< why it did not run in another type; empty when it did
};

struct BenchmarkResult {
  BenchmarkReport ours;
  std::optional<PeerReport> peer;
};

/// "janus-pro-1b", "janus-pro-7b".
[[nodiscard]] inline std::vector<std::string> shape_names() { return {"janus-pro-1b", "janus-pro-7b"}; }
[[nodiscard]] inline std::vector<std::string> peer_names() { return {"transformers"}; }

/// Runs every stage; `on_stage` hears what comes next. A peer's readings alternate with ours, so that a slow minute is one
/// for both, and never do two compute at once. Nothing when stopped. Throws as load_engine does, Error(invalid_request)
/// for a shape or a peer that is not known, Error(file_missing, unsupported) for a peer that cannot run or fails, and
/// Error(out_of_memory) for one that does not fit, all before anything is loaded if it shows by then.
std::optional<BenchmarkResult> run_benchmark(const BenchmarkRequest& request,
                                             const std::function<void(std::string_view stage)>& on_stage,
                                             const std::stop_token& stop);

}  // namespace core::benchmark
