#include <CLI/CLI.hpp>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/error.h"
#include "core/base/size_text.h"
#include "core/benchmark/benchmark.h"

namespace app::cli {
namespace {

namespace benchmark = core::benchmark;

struct Options {
  ModelOptions model;
  std::string shape;
  OutputOptions output;
};

nlohmann::ordered_json report_json(const benchmark::BenchmarkReport& r) {
  return {{"shape", r.shape},
          {"device", r.device},
          {"dtype", r.dtype},
          {"threads", r.threads},
          {"instructions", r.instructions},
          {"read_gb_per_s", r.read_gb_per_s},
          {"load_seconds", r.load_seconds},
          {"look_seconds", r.look_seconds},
          {"prompt_positions", r.prompt_positions},
          {"prompt_seconds", r.prompt_seconds},
          {"text_tokens_per_second", r.text_tokens_per_second},
          {"text_share_of_read", r.text_share_of_read},
          {"image_step_one_row_seconds", r.image_step_one_row_seconds},
          {"image_step_guided_seconds", r.image_step_guided_seconds},
          {"image_step_four_seconds", r.image_step_four_seconds},
          {"image_tokens", r.image_tokens},
          {"image_tokens_seconds", r.image_tokens_seconds},
          {"paint_seconds", r.paint_seconds},
          {"peak_memory_bytes", r.peak_memory_bytes}};
}

std::string report_table(const benchmark::BenchmarkReport& r) {
  std::ostringstream table;
  const auto line = [&](const std::string& name, const auto&... parts) {
    table << std::left << std::setw(28) << name;
    (table << ... << parts) << '\n';
  };
  table << std::setprecision(3);
  line("model", r.shape, ", ", r.dtype, " on ", r.device, r.instructions.empty() ? "" : ", ", r.instructions);
  line("memory can be read at", r.read_gb_per_s, " GB/s");
  line("loading", r.load_seconds, " s");
  line("looking at a picture", r.look_seconds, " s");
  line(core::join("reading ", r.prompt_positions, " positions"), r.prompt_seconds, " s");
  line("writing", r.text_tokens_per_second, " tokens/s, ", r.text_share_of_read * 100, " % of what memory allows");
  line("image step, one row", r.image_step_one_row_seconds, " s");
  line("image step, guided", r.image_step_guided_seconds, " s, ",
       r.image_step_guided_seconds / r.image_step_one_row_seconds, " of one row");
  if (r.image_step_four_seconds > 0) line("image step, four guided", r.image_step_four_seconds, " s");
  line(core::join("drawing ", r.image_tokens, " tokens"), r.image_tokens_seconds, " s");
  line("painting", r.paint_seconds, " s");
  line("peak memory", core::size_text(r.peak_memory_bytes));
  return table.str();
}

ExitStatus bench(const Options& options, const Services& services, const std::stop_token& stop) {
  const benchmark::BenchmarkRequest request{.load = load_request(options.model), .shape = options.shape};
  ProgressPrinter progress;
  const auto report = services.benchmark(request, [&](std::string_view stage) { progress.show(std::string(stage)); }, stop);
  progress.clear();
  if (!report) return ExitStatus::interrupted;
  if (options.output.json) {
    print_json(report_json(*report));
  } else {
    print_text(report_table(*report));
  }
  return ExitStatus::done;
}

}  // namespace

void add_bench(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("bench", "Measure how fast a model runs here, stage by stage");
  add_model_options(*command, options->model);
  command->add_option("--shape", options->shape, "A published shape, filled with random weights in memory")
      ->check(CLI::IsMember(benchmark::shape_names()))
      ->excludes("--model");
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) { return bench(*options, services, stop); };
  });
}

}  // namespace app::cli
