#include "app/cli/cli.h"
#include "core/engine/engine.h"
#include "core/training/training_job.h"

int main(int argc, char** argv) {
  return app::cli::run(argc, argv, {.load = core::engine::load_engine, .train = core::training::train});
}
