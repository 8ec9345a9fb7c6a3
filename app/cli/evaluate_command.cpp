#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/plain_number.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"
#include "core/evaluation/drawing_evaluation.h"
#include "core/evaluation/vqa_evaluation.h"

namespace app::cli {
namespace {

namespace engine = core::engine;
namespace evaluation = core::evaluation;
using nlohmann::ordered_json;

struct Options {
  ModelOptions model;
  SamplingChoices sampling;
  OutputOptions output;
  std::string questions;
  std::string drawings;
  std::string idle;  ///< options that were given but have no effect on what is evaluated, with commas between
};

ordered_json score_json(const evaluation::Score& score) {
  return {{"count", score.count}, {"correct", score.correct}, {"score", score.value()}};
}

std::string percent(double share) {
  const auto tenths = static_cast<std::int64_t>(share * 1000 + 0.5);
  return core::join(tenths / 10, ".", tenths % 10, " %");
}

std::string row(const std::string& name, double share, const std::string& remark) {
  return core::join(name, std::string(name.size() < 16 ? 16 - name.size() : 1, ' '), percent(share), "  (", remark, ")\n");
}

std::string row(const std::string& name, const evaluation::Score& score) {
  return row(name, score.value(), core::join(score.correct, " of ", score.count));
}

/// What is scored: the score of drawings is GenEval's, which is not the share of the pictures that are right.
enum class Scored { answers, drawings };

double overall(const evaluation::EvaluationReport& report, Scored scored) {
  return scored == Scored::answers ? report.all.value() : report.mean_of_types();
}

std::string last_rows(const evaluation::EvaluationReport& report, Scored scored) {
  const std::string counted =
      core::join(report.all.correct, " of ", report.all.count, " in ", plain_number(report.seconds), " s");
  if (scored == Scored::answers) return row("overall", overall(report, scored), counted);
  const std::string mean = core::join("the mean of the kinds above, ", report.by_type.size(),
                                      " in all: each counts the same, however many pictures it has");
  return row("all pictures", report.all.value(), counted) + row("overall", overall(report, scored), mean);
}

void print_report(const evaluation::EvaluationReport& report, Scored scored, const OutputOptions& output) {
  if (output.json) {
    ordered_json types = ordered_json::object();
    for (const auto& [type, score] : report.by_type) {
      types[type] = score_json(score);
    }
    print_json({{"summary", scored == Scored::answers ? "vqa" : "drawings"},
                {"count", report.all.count},
                {"correct", report.all.correct},
                {"overall", overall(report, scored)},
                {"types", types},
                {"kept_out", score_json(report.kept_out)},
                {"stopped", report.stopped},
                {"seconds", report.seconds}});
    return;
  }
  std::string table;
  for (const auto& [type, score] : report.by_type) {
    table += row(type, score);
  }
  if (report.kept_out.count > 0) {
    table += row("kept-out pairs", report.kept_out);
  }
  print_text(table + last_rows(report, scored));
}

ExitStatus ending(const evaluation::EvaluationReport& report) {
  return report.stopped ? ExitStatus::interrupted : ExitStatus::done;
}

ExitStatus evaluate_questions(const Options& options, const Services& services, const std::stop_token& stop) {
  const auto items = evaluation::read_questions(options.questions, stop);
  ProgressPrinter progress;
  const auto model = items ? load_model(services.load, options.model, progress, stop) : nullptr;
  if (!model) {
    return ExitStatus::interrupted;
  }
  engine::TextRequest request{.turns = {}, .system = std::nullopt, .options = model->info().text_defaults};
  apply(options.sampling, request.options.sampling);
  const evaluation::Answer answer = [&](const engine::PicturePtr& picture, const std::string& question) {
    request.turns = {{.role = engine::Role::user, .text = question, .pictures = {picture}}};
    return model->generate_text(request, {}, stop).text;
  };
  std::size_t done = 0;
  std::size_t correct = 0;
  const auto on_row = [&](const evaluation::VqaRow& row) {
    correct += row.correct ? 1 : 0;
    progress.show(core::join("question ", ++done, " of ", items->size(), ", ", correct, " right"));
    if (options.output.json) {
      print_json({{"image", row.item.image_name},
                  {"question", row.item.question},
                  {"answer", row.item.answer},
                  {"type", row.item.type},
                  {"prediction", row.prediction},
                  {"correct", row.correct}});
    }
  };
  const evaluation::EvaluationReport report = evaluation::evaluate_questions(*items, answer, on_row, stop);
  progress.clear();
  print_report(report, Scored::answers, options.output);
  return ending(report);
}

ExitStatus evaluate_drawings(const Options& options, const std::stop_token& stop) {
  if (!options.idle.empty()) {
    throw core::Error(core::ErrorKind::invalid_request,
                      core::join("--drawings judges pictures that exist already; it has no use for ", options.idle, "."));
  }
  ProgressPrinter progress;
  std::size_t done = 0;
  const auto on_row = [&](const evaluation::DrawingRow& row) {
    progress.show(core::join(++done, " pictures judged"));
    if (options.output.json) {
      print_json({{"image", row.image},
                  {"prompt", row.prompt},
                  {"tag", row.tag},
                  {"prediction", row.found},
                  {"correct", row.correct},
                  {"reason", row.reason}});
    }
  };
  const evaluation::EvaluationReport report = evaluation::evaluate_drawings(options.drawings, on_row, stop);
  progress.clear();
  print_report(report, Scored::drawings, options.output);
  return ending(report);
}

/// The options for the model that the command line has given.
std::string given_model_options(const CLI::App& command) {
  std::string names;
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (option->count() > 0 && name != "--drawings" && name != "--json" && name != "--verbose") {
      names += (names.empty() ? "" : ", ") + name;
    }
  }
  return names;
}

}  // namespace

void add_evaluate(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("evaluate", "Score answers to questions, or judge drawn pictures");
  CLI::Option* questions =
      command
          ->add_option("--vqa", options->questions,
                       "Score the model's answers. Lines {\"image\", \"question\", \"answer\"[, \"type\"]}; pictures relative to "
                       "the file. Also a pipe such as /dev/stdin; pictures then relative to this folder")
          ->type_name("FILE.jsonl")
          ->check(some_name());
  command
      ->add_option("--drawings", options->drawings,
                   "Judge pictures in place of answers: a folder that draw --prompts filled from blocks prompts. Overall is the "
                   "mean of the scores of the kinds of prompts, so that each kind counts the same, however many pictures it has")
      ->type_name("DIR")
      ->check(some_name())
      ->excludes(questions);
  add_model_options(*command, options->model);
  add_sampling_options(*command, options->sampling);
  add_output_options(*command, options->output);
  command->callback([options, command, &chosen] {
    chosen.output = options->output;
    options->idle = given_model_options(*command);
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      if (options->questions.empty() && options->drawings.empty()) {
        throw core::Error(core::ErrorKind::invalid_request, "evaluate needs --vqa FILE.jsonl or --drawings DIR.");
      }
      return options->drawings.empty() ? evaluate_questions(*options, services, stop)
                                       : evaluate_drawings(*options, stop);
    };
  });
}

}  // namespace app::cli
