#include "app/cli/cli.h"
#include "core/benchmark/benchmark.h"
#include "core/engine/engine.h"
#include "core/engine/load_plan.h"
#include "core/training/training_job.h"

int main(int argc, char** argv) {
  return app::cli::run(
      argc, argv,
      {.load = core::engine::load_engine,
       .plan = core::engine::plan_load,
       .train = core::training::train,
       .built_in_model = core::engine::built_in_model_folder,
       .benchmark = core::benchmark::run_benchmark});
}
