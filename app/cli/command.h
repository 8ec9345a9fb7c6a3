#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "app/cli/common_options.h"
#include "core/benchmark/benchmark.h"
#include "core/engine/engine.h"
#include "core/engine/load_plan.h"
#include "core/training/training_job.h"

namespace CLI {
class App;
}

namespace app::cli {

/// What the program needs from core/; tests put fakes here.
struct Services {
  core::engine::EngineLoader load;
  core::engine::LoadPlanner plan;
  std::function<core::training::TrainingReport(const core::training::TrainingRequest&,
                                               const core::training::TrainingObserver&, std::stop_token)>
      train;
  std::function<std::filesystem::path()> built_in_model;  ///< its folder
  std::function<std::optional<core::benchmark::BenchmarkResult>(const core::benchmark::BenchmarkRequest&,
                                                                const std::function<void(std::string_view)>&,
                                                                const std::stop_token&)>
      benchmark;
};

/// How a run ends, as the shell sees it.
enum class ExitStatus { done = 0, failed = 1, wrong_request = 2, interrupted = 130 };

/// The work of a chosen sub-command. Throws core::Error; looks at the stop token as the engine does.
using Work = std::function<ExitStatus(const Services&, std::stop_token)>;

/// A sub-command's choice: what to do, and how to talk about it.
struct Chosen {
  OutputOptions output;
  Work work;
};

/// Each declares one sub-command; when the command line names it, `chosen` is filled.
void add_info(CLI::App& program, Chosen& chosen);
void add_describe(CLI::App& program, Chosen& chosen);
void add_draw(CLI::App& program, Chosen& chosen);
void add_evaluate(CLI::App& program, Chosen& chosen);
void add_train(CLI::App& program, Chosen& chosen);
void add_scenes(CLI::App& program, Chosen& chosen);
void add_tokens(CLI::App& program, Chosen& chosen);
void add_see(CLI::App& program, Chosen& chosen);
void add_bench(CLI::App& program, Chosen& chosen);

}  // namespace app::cli
