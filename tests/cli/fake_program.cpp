// bifrons-cli with the fake engine in place of the real one: what the command line itself does, without a model.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include "app/cli/cli.h"
#include "core/base/file_io.h"
#include "core/benchmark/comparison.h"
#include "tests/support/fake_engine.h"

namespace {

int number_from(const char* variable, int fallback) {
  const char* text = std::getenv(variable);
  return text == nullptr ? fallback : std::atoi(text);
}

tests::FakeScript script_from_environment(tests::FakeScript script) {
  script.load_delay = std::chrono::milliseconds(number_from("FAKE_LOAD_DELAY_MS", 0));
  script.text_delay = std::chrono::milliseconds(number_from("FAKE_TEXT_DELAY_MS", 0));
  script.image_delay = std::chrono::milliseconds(number_from("FAKE_IMAGE_DELAY_MS", 0));
  if (const int pieces = number_from("FAKE_PIECES", 0); pieces > 0) {
    script.pieces.assign(static_cast<std::size_t>(pieces), "word ");
  }
  return script;
}

/// A run of 2 stages of 25 steps of 20 ms that reads the recipe and saves nothing; a resumed one says that there is a saved state.
core::training::TrainingReport fake_train(const core::training::TrainingRequest& request,
                                          const core::training::TrainingObserver& observer,
                                          const std::stop_token& stop) {
  core::read_file(request.recipe);
  core::training::TrainingReport report{
      .finished = false, .saved = request.resume, .model_folder = "model", .loss_table = "losses.csv", .loss_chart = "losses.png", .seconds = 1};
  observer.on_message(request.resume ? "Resuming." : "Starting.");
  for (int step = 1; step <= 50 && !stop.stop_requested(); ++step) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    observer.on_progress({.stage = "vision",
                          .stage_index = (step - 1) / 25,
                          .stage_count = 2,
                          .step = (step - 1) % 25 + 1,
                          .steps = 25,
                          .run_step = step,
                          .run_steps = 50,
                          .losses = {{"loss", 1.5}},
                          .samples_per_second = 100,
                          .seconds_left = 60.0 * (50 - step)});
    report.finished = step == 50;
  }
  return report;
}

/// Every stage in `seconds`, but for painting, which is quick.
core::benchmark::BenchmarkReport even_report(const char* dtype, double seconds) {
  return {.shape = "fake",
          .device = "CPU, 2 threads",
          .dtype = dtype,
          .threads = 2,
          .instructions = "none",
          .read_gb_per_s = 20,
          .multiply_gflop_per_s = 1850,
          .load_seconds = seconds,
          .look_seconds = seconds,
          .prompt_positions = 600,
          .prompt_seconds = seconds,
          .text_token_seconds = seconds,
          .text_share_of_read = 0.5,
          .image_step_one_row_seconds = seconds,
          .image_step_guided_seconds = seconds,
          .image_step_four_seconds = seconds,
          .image_tokens = 576,
          .image_tokens_seconds = seconds,
          .paint_seconds = seconds / 40'000,
          .peak_memory_bytes = static_cast<std::int64_t>(seconds * 1e9)};
}

/// Half a second for each stage, and of a peer one second in bf16, two in fp32. The shape of the 7B takes for ever.
std::optional<core::benchmark::BenchmarkResult> fake_benchmark(const core::benchmark::BenchmarkRequest& request,
                                                               const std::function<void(std::string_view)>&,
                                                               const std::stop_token& stop) {
  if (request.shape == "janus-pro-7b") {
    std::cerr << "measuring" << std::endl;
    while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return std::nullopt;
  }
  core::benchmark::BenchmarkResult result{.ours = even_report("bf16", 0.5), .peer = {}};
  result.ours.prompt_share_of_multiply = 0.75;
  if (!request.peer.empty()) {
    result.peer = core::benchmark::best_of({even_report("bf16", 1), even_report("fp32", 2)});
    result.peer->name = request.peer;
    result.peer->versions = "transformers 5.23.0, torch 2.11.0";
  }
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  tests::FakeHost host;
  host.set_script(script_from_environment(host.script()));
  return app::cli::run(argc, argv,
                       {.load = host.loader(),
                        .plan = host.planner(),
                        .train = fake_train,
                        .built_in_model = [] { return std::filesystem::path("built-in"); },
                        .benchmark = fake_benchmark});
}
