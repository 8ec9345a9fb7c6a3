#include "app/cli/common_options.h"

#include <CLI/CLI.hpp>

#include "app/cli/value_checks.h"
#include "core/base/file_io.h"
#include "core/engine/option_words.h"

namespace app::cli {

void add_model_folder_option(CLI::App& command, std::string& folder) {
  command.add_option("--model", folder, "Folder of the model; without it the built-in model")
      ->type_name("DIR")
      ->check(some_name());
}

void add_model_options(CLI::App& command, ModelOptions& options) {
  add_model_folder_option(command, options.folder);
  command.add_option("--device", options.device, "auto, cpu or cuda[:N] (default auto)")
      ->type_name("DEVICE")
      ->check(device_word());
  command.add_option("--dtype", options.dtype, "Precision of the weights: auto, fp32, bf16 or fp16 (default auto)")
      ->type_name("TYPE")
      ->check(one_of({"auto", "fp32", "bf16", "fp16"}));
  command.add_option("--threads", options.threads, "Threads of the CPU (default 0: the program chooses, by the size of the model)")
      ->type_name("N")
      ->check(whole_number(0, 1024));
}

void add_sampling_options(CLI::App& command, SamplingChoices& choices) {
  command.add_option("--temperature", choices.temperature, "0 takes the likeliest token (default: the model's own)")
      ->type_name("T")
      ->check(any_number());
  command.add_option("--top-k", choices.top_k, "Keep the K likeliest tokens; 0 keeps all")
      ->type_name("K")
      ->check(whole_number());
  command.add_option("--top-p", choices.top_p, "Keep the smallest set of tokens with probability P")
      ->type_name("P")
      ->check(any_number());
  command.add_option("--seed", choices.seed, "The same seed gives the same result (default 0)")
      ->type_name("S")
      ->check(seed_number());
}

void add_output_options(CLI::App& command, OutputOptions& options) {
  command.add_flag("--json", options.json,
                   "Write results as JSON, one object per line, and nothing else, to standard output");
  command.add_flag("--verbose", options.verbose, "Write the log to standard error, too");
}

std::filesystem::path model_folder(const std::string& folder, const std::function<std::filesystem::path()>& built_in) {
  if (folder.empty()) {
    return built_in();
  }
  core::require_folder(folder, "model folder");
  return folder;
}

core::engine::LoadRequest load_request(const ModelOptions& options) {
  return {.folder = options.folder,
          .device = core::engine::device_from(options.device).value(),
          .precision = core::engine::precision_from(options.dtype).value(),
          .threads = options.threads};
}

void apply(const SamplingChoices& choices, core::inference::SamplingOptions& sampling) {
  sampling.temperature = choices.temperature.value_or(sampling.temperature);
  sampling.top_k = choices.top_k.value_or(sampling.top_k);
  sampling.top_p = choices.top_p.value_or(sampling.top_p);
  sampling.seed = choices.seed.value_or(sampling.seed);
}

}  // namespace app::cli
