#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/error.h"

namespace app::cli {
namespace {

using nlohmann::ordered_json;

/// 0.3F as 0.3 and not as 0.30000001192.
double in_short(float value) { return std::stod(core::join(value)); }

ordered_json sampling_json(const core::inference::SamplingOptions& sampling) {
  return {{"temperature", in_short(sampling.temperature)},
          {"top_k", sampling.top_k},
          {"top_p", in_short(sampling.top_p)},
          {"seed", sampling.seed}};
}

ordered_json info_json(const core::engine::ModelInfo& info) {
  ordered_json text = sampling_json(info.text_defaults.sampling);
  text["max_new_tokens"] = info.text_defaults.max_new_tokens;
  ordered_json image = sampling_json(info.image_defaults.sampling);
  image["cfg"] = in_short(info.image_defaults.guidance);
  return {{"version", BIFRONS_VERSION},
          {"name", info.name},
          {"folder", info.folder.string()},
          {"built_in", info.built_in},
          {"device", info.device},
          {"device_reason", info.device_reason},
          {"precision", info.precision},
          {"parameters", info.parameters},
          {"weight_bytes", info.weight_bytes},
          {"device_memory_bytes", info.device_memory_bytes},
          {"image_size", info.image_size},
          {"image_tokens_seen", info.image_tokens_seen},
          {"image_grid", info.image_grid},
          {"context_length", info.context_length},
          {"text_defaults", text},
          {"image_defaults", image},
          {"load_seconds", info.load_seconds}};
}

std::string megabytes(std::int64_t bytes) { return core::join((bytes + 500'000) / 1'000'000, " MB"); }

std::string info_table(const core::engine::ModelInfo& info) {
  const auto& drawing = info.image_defaults;
  std::string table =
      core::join("Bifrons       ", BIFRONS_VERSION, "\nmodel         ", info.name, info.built_in ? " (built in)" : "",
                 "\nfolder        ", info.folder.string(), "\ndevice        ", info.device, "\nprecision     ",
                 info.precision, "\nparameters    ", info.parameters, "\nweights       ", megabytes(info.weight_bytes),
                 "\npictures      ", info.image_size, " x ", info.image_size, " pixels, ", info.image_tokens_seen,
                 " positions to look, ", info.image_grid * info.image_grid, " tokens to draw\ncontext       ",
                 info.context_length, " positions\ndrawing       guidance ", drawing.guidance, ", temperature ",
                 drawing.sampling.temperature, ", top-k ", drawing.sampling.top_k, ", top-p ", drawing.sampling.top_p,
                 "\nanswers       temperature ", info.text_defaults.sampling.temperature, ", at most ",
                 info.text_defaults.max_new_tokens, " tokens\nloaded in     ", info.load_seconds, " s\n");
  if (!info.device_reason.empty()) {
    table += core::join("note          ", info.device_reason, "\n");
  }
  return table;
}

}  // namespace

void add_info(CLI::App& program, Chosen& chosen) {
  struct Options {
    ModelOptions model;
    OutputOptions output;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("info", "Say what a model is and how it would be run here");
  add_model_options(*command, options->model);
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      ProgressPrinter progress;
      const auto engine = load_model(services.load, options->model, progress, stop);
      if (!engine) {
        return ExitStatus::interrupted;
      }
      if (options->output.json) {
        print_json(info_json(engine->info()));
      } else {
        print_text(info_table(engine->info()));
      }
      return ExitStatus::done;
    };
  });
}

}  // namespace app::cli
