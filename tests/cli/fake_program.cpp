// bifrons-cli with the fake engine in place of the real one: what the command line itself does, without a model.

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "app/cli/cli.h"
#include "core/base/file_io.h"
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

}  // namespace

int main(int argc, char** argv) {
  tests::FakeHost host;
  host.set_script(script_from_environment(host.script()));
  return app::cli::run(argc, argv,
                       {.load = host.loader(),
                        .plan = host.planner(),
                        .train = fake_train,
                        .built_in_model = [] { return std::filesystem::path("built-in"); }});
}
