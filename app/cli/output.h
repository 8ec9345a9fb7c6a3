#pragma once

#include <chrono>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <string_view>

#include "app/cli/common_options.h"
#include "core/engine/engine.h"

namespace app::cli {

/// One object on one line of standard output. Throws Error(file_not_written) when that cannot be written.
void print_json(const nlohmann::ordered_json& object);

/// Text to standard output as it is, at once. Throws Error(file_not_written).
void print_text(std::string_view text);

/// How far something is, on standard error: in place on a terminal, ten times a second at most; elsewhere as lines of a
/// log, the first after ten seconds, the next after a pause.
class ProgressPrinter {
 public:
  explicit ProgressPrinter(std::chrono::seconds pause = std::chrono::seconds(10));
  ~ProgressPrinter();
  ProgressPrinter(const ProgressPrinter&) = delete;
  ProgressPrinter& operator=(const ProgressPrinter&) = delete;

  void show(const std::string& line);
  void show(const core::engine::Progress& progress);
  /// Takes the line away, so that other output can follow.
  void clear();
  /// A line that stays.
  void message(const std::string& line);

 private:
  bool terminal_ = false;
  std::chrono::seconds pause_;  ///< between two lines where this is no terminal
  std::size_t shown_ = 0;  ///< characters on the line
  std::chrono::steady_clock::time_point next_;
};

/// "drawing token 36 of 144".
std::string in_words(const core::engine::Progress& progress);
/// "loading model-00001.safetensors, 1 of 2: 1.2 GB of 4.2 GB, 3 s".
std::string in_words(const core::engine::LoadProgress& progress);

/// Loads the model that the options name, with progress. Null when stopped.
std::unique_ptr<core::engine::Engine> load_model(const core::engine::EngineLoader& load, const ModelOptions& options,
                                                 ProgressPrinter& progress, std::stop_token stop);

}  // namespace app::cli
