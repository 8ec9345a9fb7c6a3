#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/picture_place.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/evaluation/prompt_file.h"
#include "core/image/image_file.h"
#include "core/inference/picture_metadata.h"
#include "core/text/utf8.h"

namespace app::cli {
namespace {

namespace engine = core::engine;
namespace fs = std::filesystem;

struct Options {
  ModelOptions model;
  SamplingChoices sampling;
  OutputOptions output;
  std::optional<std::string> prompt;
  std::string prompt_file;
  std::optional<std::int64_t> count;
  std::optional<float> guidance;
  std::string avoid;
  std::string out = ".";
};

std::string padded(std::int64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

/// One prompt with the place of its pictures.
struct Drawing {
  std::string prompt;
  fs::path folder;
  std::string name_start;  ///< the number of the picture follows
  fs::path metadata_file;  ///< written with the pictures; empty for none
  std::string metadata;
};

/// Saves the pictures of one request as they become final. An error while saving stops the request, and is thrown after
/// it.
class PictureSaver {
 public:
  PictureSaver(const Options& options, const engine::ModelInfo& info, ProgressPrinter& progress)
      : options_(options), info_(info), progress_(progress) {}

  /// Throws Error(invalid_request) where the drawing would replace others in a folder with given names.
  void refuse_to_replace(const Drawing& drawing) const {
    if (drawing.metadata_file.empty()) return;
    const engine::ImageRequest request = image_request(drawing);
    const auto notes = core::inference::png_notes(
        {.prompt = drawing.prompt, .options = request.options, .model = info_.name, .tokens = {}, .unfinished = {}, .parent = {},
         .model_hash = info_.weights_hash});
    for (std::int64_t index = 0; index < request.options.count && core::path_exists(file_of(drawing, index)); ++index) {
      refuse_other_settings(file_of(drawing, index), notes);
    }
  }

  engine::ImageResult draw(engine::Engine& model, const Drawing& drawing, const std::stop_token& stop) {
    std::stop_source ours;
    const std::stop_callback forward(stop, [&ours] { ours.request_stop(); });
    const engine::ImageRequest request = image_request(drawing);
    std::exception_ptr failure;
    engine::ImageObserver observer;
    observer.on_progress = [this](const engine::Progress& step) { progress_.show(step); };
    observer.on_picture = [&](const engine::DrawnPicture& picture) {
      try {
        save(drawing, request.options, picture);
      } catch (...) {  // an observer must not throw: the error waits until the engine has stopped
        failure = failure ? failure : std::current_exception();
        ours.request_stop();
      }
    };
    engine::ImageResult result = model.generate_images(request, observer, ours.get_token());
    progress_.clear();
    if (failure) {
      std::rethrow_exception(failure);
    }
    return result;
  }

 private:
  static fs::path file_of(const Drawing& drawing, std::int64_t index) {
    return drawing.folder / (drawing.name_start + padded(index, 4) + ".png");
  }

  [[nodiscard]] engine::ImageRequest image_request(const Drawing& drawing) const {
    engine::ImageRequest request{.prompt = drawing.prompt, .options = info_.image_defaults};
    apply(options_.sampling, request.options.sampling);
    request.options.guidance = options_.guidance.value_or(request.options.guidance);
    request.options.avoid = core::text::strip(options_.avoid);
    request.options.count = options_.count.value_or(request.options.count);
    request.options.preview_rows = 0;
    return request;
  }

  void save(const Drawing& drawing, const core::inference::ImageOptions& used, const engine::DrawnPicture& picture) {
    const auto notes = core::inference::png_notes({.prompt = drawing.prompt,
                                                   .options = used,
                                                   .index = picture.index,
                                                   .model = info_.name,
                                                   .width = picture.picture.width,
                                                   .height = picture.picture.height,
                                                   .tokens = picture.tokens,
                                                   .unfinished = {},
                                                   .parent = {},
                                                   .model_hash = info_.weights_hash});
    const std::string png = core::image::encode_png(picture.picture, notes);
    const fs::path wanted = file_of(drawing, picture.index);
    const fs::path file = drawing.metadata_file.empty() ? place_for(wanted, png) : wanted;
    core::write_file(file, png);
    if (!drawing.metadata_file.empty()) {
      core::write_file(drawing.metadata_file, drawing.metadata);
    }
    if (options_.output.json) {
      print_json({{"image", file.string()},
                  {"prompt", drawing.prompt},
                  {"seed", used.sampling.seed},
                  {"index", picture.index},
                  {"tokens", picture.tokens},
                  {"seconds", picture.seconds}});
    } else {
      progress_.clear();
      print_text(file.string() + "\n");
    }
  }

  const Options& options_;
  const engine::ModelInfo& info_;
  ProgressPrinter& progress_;
};

/// One drawing for the prompt of the command line, or one per line of the file, in GenEval's folders. Nothing when stopped
/// while the lines come.
std::optional<std::vector<Drawing>> drawings(const Options& options, const std::stop_token& stop) {
  const fs::path out = options.out;
  if (options.prompt_file.empty()) {
    if (!options.prompt) {
      throw core::Error(core::ErrorKind::invalid_request, "draw needs a PROMPT, or --prompts FILE.jsonl.");
    }
    if (core::text::strip(*options.prompt).empty()) {
      throw core::Error(core::ErrorKind::invalid_request, "The prompt is empty.");
    }
    const std::string seed = std::to_string(options.sampling.seed.value_or(0));
    return std::vector<Drawing>{{.prompt = *options.prompt,
                                 .folder = out,
                                 .name_start = core::inference::file_name_start(*options.prompt) + "-" + seed + "-",
                                 .metadata_file = {},
                                 .metadata = {}}};
  }
  const auto lines = core::evaluation::read_prompts(options.prompt_file, stop);
  if (!lines) {
    return std::nullopt;
  }
  std::vector<Drawing> all;
  for (const auto& line : *lines) {
    const fs::path folder = out / padded(static_cast<std::int64_t>(all.size()), 5);
    const fs::path metadata_file = folder / "metadata.jsonl";
    const std::string metadata = line.json + "\n";
    if (core::path_exists(metadata_file) && core::read_file(metadata_file) != metadata) {
      throw core::Error(
          core::ErrorKind::invalid_request,
          core::join("The folder '", folder.string(), "' holds pictures of another prompt. Choose another --out."));
    }
    all.push_back({.prompt = line.prompt,
                   .folder = folder / "samples",
                   .name_start = "",
                   .metadata_file = metadata_file,
                   .metadata = metadata});
  }
  return all;
}

/// Before anything is drawn, so that nothing is drawn in vain.
void make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    throw core::Error(core::ErrorKind::file_not_written,
                      core::join("The folder '", folder.string(), "' cannot be made: ", failed.message(), "."));
  }
}

ExitStatus draw(const Options& options, const Services& services, const std::stop_token& stop) {
  const auto all = drawings(options, stop);
  if (!all) {
    return ExitStatus::interrupted;
  }
  make_folder(options.out);
  ProgressPrinter progress;
  const auto model = load_model(services.load, options.model, progress, stop);
  if (!model) {
    return ExitStatus::interrupted;
  }
  const engine::ModelInfo info = model->info();
  PictureSaver saver(options, info, progress);
  for (const Drawing& drawing : *all) saver.refuse_to_replace(drawing);
  std::size_t done = 0;
  for (const Drawing& drawing : *all) {
    if (stop.stop_requested() || saver.draw(*model, drawing, stop).ending == engine::Ending::stopped) {
      return ExitStatus::interrupted;
    }
    if (all->size() > 1) {
      progress.show(core::join("prompt ", ++done, " of ", all->size(), " is drawn"));
    }
  }
  return ExitStatus::done;
}

}  // namespace

void add_draw(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("draw", "Draw pictures of a prompt, or of every prompt of a file");
  CLI::Option* prompt = command->add_option("prompt", options->prompt, "What to draw")->type_name("PROMPT");
  command
      ->add_option(
          "--prompts", options->prompt_file,
          "Lines {\"tag\", \"prompt\", \"include\"}; each gets a folder NNNNN with metadata.jsonl and "
          "samples/. Also a pipe such as /dev/stdin")
      ->type_name("FILE.jsonl")
      ->check(some_name())
      ->excludes(prompt);
  command->add_option("--count", options->count, "Pictures per prompt, 1 to 16 (default 1)")->type_name("N")->check(whole_number());
  command->add_option("--cfg,--guidance", options->guidance, "Guidance; 1 follows the prompt alone (default: the model's own)")
      ->type_name("W")
      ->check(any_number());
  command
      ->add_option("--avoid", options->avoid,
                   "What the pictures are led away from (a negative prompt); acts with a guidance above 1 only")
      ->type_name("TEXT");
  command
      ->add_option("--out", options->out,
                   "Folder of the pictures (default: this one). No other picture there is replaced: its name stays, and "
                      "the new one's gets a number; with --prompts, whose names are fixed, the request is refused")
      ->type_name("DIR")
      ->check(some_name());
  add_model_options(*command, options->model);
  add_sampling_options(*command, options->sampling);
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      return draw(*options, services, stop);
    };
  });
}

}  // namespace app::cli
