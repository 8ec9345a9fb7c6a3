#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"
#include "core/blocks/scene_files.h"

namespace app::cli {
namespace {

struct Options {
  core::blocks::SceneFileOptions scenes;
  std::string out;
  OutputOptions output;
};

ExitStatus write_scenes(const Options& options, const std::stop_token& stop) {
  core::blocks::SceneFileOptions scenes = options.scenes;
  scenes.folder = options.out;
  ProgressPrinter progress;
  const auto on_scene = [&](int done) { progress.show(core::join("scene ", done, " of ", scenes.count)); };
  const bool finished = core::blocks::write_scene_files(scenes, on_scene, stop);
  progress.clear();
  if (!finished) {
    return ExitStatus::interrupted;
  }
  if (options.output.json) {
    print_json({{"folder", scenes.folder.string()}, {"scenes", scenes.count}, {"seed", scenes.seed}});
  } else {
    print_text(core::join(scenes.count, " scenes with questions and prompts are in ", scenes.folder.string(), ".\n"));
  }
  return ExitStatus::done;
}

}  // namespace

void add_scenes(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("scenes", "Write scenes of the blocks world, with questions and prompts");
  command->add_option("--count", options->scenes.count, "How many scenes")->required()->type_name("N")->check(whole_number());
  command->add_option("--seed", options->scenes.seed, "The same seed and count give the same files (default 1)")
      ->check(seed_number())
      ->type_name("S");
  command->add_option("--out", options->out, "Folder for NNNNNN.png, scenes.jsonl, questions.jsonl, prompts.jsonl")
      ->required()
      ->type_name("DIR")
      ->check(some_name());
  command->add_option("--pixels", options->scenes.pixels, "Pixels on a side (default 96)")
      ->type_name("P")
      ->check(whole_number());
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services&, const std::stop_token& stop) { return write_scenes(*options, stop); };
  });
}

}  // namespace app::cli
