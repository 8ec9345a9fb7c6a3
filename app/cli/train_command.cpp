#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"

namespace app::cli {
namespace {

namespace training = core::training;

struct Options {
  training::TrainingRequest request;
  std::string recipe;
  OutputOptions output;
};

std::string duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole >= 3600) {
    return core::join(whole / 3600, " h ", whole % 3600 / 60, " min");
  }
  return whole >= 60 ? core::join(whole / 60, " min ", whole % 60, " s") : core::join(whole, " s");
}

/// "step 8120 of 36000, about 2 h 3 min left; stage 2 of 5 (vision), step 120 of 4000, loss 1.23, rate 0.001, 640 samples/s".
std::string in_words(const training::TrainingProgress& progress) {
  std::string line = core::join("step ", progress.run_step, " of ", progress.run_steps);
  if (progress.seconds_left > 0) {
    line += core::join(", about ", duration(progress.seconds_left), " left");
  }
  line += core::join("; stage ", progress.stage_index + 1, " of ", progress.stage_count, " (", progress.stage, "), step ",
                     progress.step, " of ", progress.steps);
  for (const auto& [name, loss] : progress.losses) {
    line += core::join(", ", name, " ", loss);
  }
  line += core::join(", rate ", progress.learning_rate);
  if (progress.samples_per_second > 0) {
    line += core::join(", ", static_cast<std::int64_t>(progress.samples_per_second + 0.5), " samples/s");
  }
  return line;
}

ExitStatus train(const Options& options, const Services& services, const std::stop_token& stop) {
  ProgressPrinter progress(std::chrono::minutes(1));
  training::TrainingRequest request = options.request;
  request.recipe = options.recipe;
  const training::TrainingObserver observer{
      .on_progress =
          [&](const training::TrainingProgress& step) {
            if (step.run_step == step.run_steps) {
              progress.message(in_words(step));  // the last figures stay
            } else {
              progress.show(in_words(step));
            }
          },
      .on_message = [&](const std::string& sentence) { progress.message(sentence); }};
  const training::TrainingReport report = services.train(request, observer, stop);
  progress.clear();
  if (options.output.json) {
    print_json({{"finished", report.finished},
                {"saved", report.saved},
                {"model", report.model_folder.string()},
                {"losses", report.loss_table.string()},
                {"chart", report.loss_chart.string()},
                {"seconds", report.seconds}});
  } else if (report.finished) {
    print_text(core::join("The model is in ", report.model_folder.string(), ", its losses in ",
                          report.loss_table.string(), " and ", report.loss_chart.string(), " (",
                          duration(report.seconds), ").\n"));
  } else {
    progress.message(report.saved ? "Stopped; the state is saved. Add --resume to go on."
                                  : "Stopped before the first step; there is no state to resume.");
  }
  return report.finished ? ExitStatus::done : ExitStatus::interrupted;
}

}  // namespace

void add_train(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("train", "Train a model as a recipe says");
  command->add_option("recipe", options->recipe, "The recipe file")
      ->required()
      ->type_name("RECIPE.json")
      ->check(some_name());
  command->add_flag("--resume", options->request.resume, "Go on from the saved state of an interrupted run");
  command
      ->add_option("--threads", options->request.threads, "Threads of the CPU (default 0: as many as there are cores)")
      ->type_name("N")
      ->check(whole_number(0, 1024));
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      return train(*options, services, stop);
    };
  });
}

}  // namespace app::cli
