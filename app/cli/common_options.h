#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/engine/requests.h"

namespace CLI {
class App;
}

namespace app::cli {

/// Which model, and how it is held: --model, --device, --dtype, --threads.
struct ModelOptions {
  std::string folder;  ///< empty: the built-in model
  std::string device = "auto";
  std::string dtype = "auto";
  int threads = 0;
};

/// What the command line says about sampling; what it does not say is the model's own default.
struct SamplingChoices {
  std::optional<float> temperature;
  std::optional<std::int64_t> top_k;
  std::optional<float> top_p;
  std::optional<std::uint64_t> seed;
};

/// --json and --verbose.
struct OutputOptions {
  bool json = false;
  bool verbose = false;
};

/// --model alone, for commands that do not run the model.
void add_model_folder_option(CLI::App& command, std::string& folder);
void add_model_options(CLI::App& command, ModelOptions& options);
void add_sampling_options(CLI::App& command, SamplingChoices& choices);
void add_output_options(CLI::App& command, OutputOptions& options);

/// `folder`, or the built-in model's where it is empty. Throws Error(file_missing) when there is no such folder.
std::filesystem::path model_folder(const std::string& folder, const std::function<std::filesystem::path()>& built_in);

/// The options must have passed the checks that `add_model_options` declares.
core::engine::LoadRequest load_request(const ModelOptions& options);

/// Puts the choices over the model's defaults.
void apply(const SamplingChoices& choices, core::inference::SamplingOptions& sampling);

}  // namespace app::cli
