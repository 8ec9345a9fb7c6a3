#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/benchmark_text.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"
#include "core/benchmark/benchmark.h"

namespace app::cli {
namespace {

namespace benchmark = core::benchmark;

struct Options {
  ModelOptions model;
  std::string shape;
  std::string peer;
  OutputOptions output;
};

ExitStatus bench(const Options& options, const Services& services, const std::stop_token& stop) {
  const benchmark::BenchmarkRequest request{.load = load_request(options.model), .shape = options.shape, .peer = options.peer};
  ProgressPrinter progress;
  const auto result = services.benchmark(request, [&](std::string_view stage) { progress.show(std::string(stage)); }, stop);
  progress.clear();
  if (!result) return ExitStatus::interrupted;
  if (options.output.json) {
    print_json(benchmark_json(*result));
  } else {
    print_text(benchmark_table(*result));
  }
  return ExitStatus::done;
}

}  // namespace

void add_bench(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("bench", "Measure how fast a model runs here, stage by stage");
  add_model_options(*command, options->model);
  command
      ->add_option("--shape", options->shape,
                   core::join("A published shape in place of a model, filled with random weights in memory: ",
                              any_of_words(benchmark::shape_names())))
      ->type_name("SHAPE")
      ->check(one_of(benchmark::shape_names()))
      ->excludes("--model");
  command->add_option("--peer", options->peer,
                      "Measure another program beside, stage by stage in turn, and print ratios: transformers, in bf16 and fp32. "
                      "It runs in the Python that BIFRONS_PYTHON names (default python3), with torch and transformers 5.23 or newer")
      ->type_name("NAME")
      ->check(one_of(benchmark::peer_names()));
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) { return bench(*options, services, stop); };
  });
}

}  // namespace app::cli
