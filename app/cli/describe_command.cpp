#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"
#include "core/image/image_file.h"
#include "core/text/utf8.h"

namespace app::cli {
namespace {

namespace engine = core::engine;

struct Options {
  ModelOptions model;
  SamplingChoices sampling;
  OutputOptions output;
  std::vector<std::string> images;
  std::string question;
  std::optional<std::string> system;
  std::optional<std::int64_t> max_new_tokens;
};

engine::Turn question_turn(const Options& options) {
  if (core::text::strip(options.question).empty()) {
    throw core::Error(core::ErrorKind::invalid_request, "The question is empty.");
  }
  engine::Turn turn{.role = engine::Role::user, .text = options.question, .pictures = {}};
  for (const std::string& file : options.images) {
    turn.pictures.push_back(std::make_shared<const core::image::PixelImage>(core::image::read_image(file)));
  }
  return turn;
}

engine::TextRequest text_request(const Options& options, engine::Turn turn, const engine::ModelInfo& info) {
  engine::TextRequest request{.turns = {std::move(turn)}, .system = options.system, .options = info.text_defaults};
  apply(options.sampling, request.options.sampling);
  request.options.max_new_tokens = options.max_new_tokens.value_or(request.options.max_new_tokens);
  return request;
}

void print_result(const engine::TextResult& result, const OutputOptions& output) {
  if (!output.json) {
    print_text("\n");  // the text itself has been streamed
    return;
  }
  print_json({{"text", result.text},
              {"tokens", result.tokens},
              {"prompt_tokens", result.prompt_tokens},
              {"seconds_to_first_token", result.seconds_to_first_token},
              {"seconds", result.seconds},
              {"stopped", result.ending == engine::Ending::stopped}});
}

ExitStatus describe(const Options& options, const Services& services, const std::stop_token& stop) {
  engine::Turn turn = question_turn(options);  // before the model: a bad picture is told at once
  ProgressPrinter progress;
  const auto model = load_model(services.load, options.model, progress, stop);
  if (!model) {
    return ExitStatus::interrupted;
  }
  engine::TextObserver observer;
  observer.on_progress = [&](const engine::Progress& step) {
    if (options.output.json || step.stage != engine::Stage::writing) {
      progress.show(step);
    }
  };
  if (!options.output.json) {
    observer.on_piece = [&](std::string_view piece) {
      progress.clear();
      std::fwrite(piece.data(), 1, piece.size(), stdout);
      std::fflush(stdout);
    };
  }
  const engine::TextResult result =
      model->generate_text(text_request(options, std::move(turn), model->info()), observer, stop);
  progress.clear();
  print_result(result, options.output);
  return result.ending == engine::Ending::stopped ? ExitStatus::interrupted : ExitStatus::done;
}

}  // namespace

void add_describe(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("describe", "Answer a question about pictures, or one without");
  command->add_option("question", options->question, "What to ask")->required()->type_name("QUESTION");
  command->add_option("--image", options->images, "A picture file (PNG, JPEG, WebP, BMP); may be given several times")
      ->type_name("FILE")
      ->check(some_name())
      ->allow_extra_args(false);
  command
      ->add_option("--system", options->system,
                   "System prompt: what the model is told before the question, such as how to answer; empty for none (default: "
                   "what the model was trained with)")
      ->type_name("TEXT");
  command->add_option("--max-new-tokens", options->max_new_tokens, "Length of the answer at most")
      ->type_name("N")
      ->check(whole_number());
  add_model_options(*command, options->model);
  add_sampling_options(*command, options->sampling);
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      return describe(*options, services, stop);
    };
  });
}

}  // namespace app::cli
