#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/value_checks.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "core/image/preprocess.h"

namespace app::cli {
namespace {

namespace fs = std::filesystem;
namespace image = core::image;

struct Options {
  std::string model;
  std::string image;
  std::string out;
  OutputOptions output;
};

/// The square is always a PNG file; under the name of another kind it would not be what it says.
void refuse_another_kind(const std::string& out) {
  std::string ending = fs::path(out).extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (!ending.empty() && ending != ".png") {
    throw core::Error(core::ErrorKind::invalid_request,
                      core::join("“", out, "” would be a PNG file, whatever its name says. Give --out a name that ends in .png."));
  }
}

/// The picture would be gone; by whatever names the two were called.
void refuse_to_overwrite(const Options& options) {
  std::error_code not_there;
  if (options.image == options.out || fs::equivalent(options.image, options.out, not_there)) {
    throw core::Error(core::ErrorKind::invalid_request,
                      core::join("“", options.out, "” is the picture itself. Choose another --out."));
  }
}

/// A folder that says nothing about pictures would be given the published values.
fs::path folder_with_pictures(const Options& options, const Services& services) {
  const fs::path folder = model_folder(options.model, services.built_in_model);
  for (const char* file : {"config.json", "preprocessor_config.json", "processor_config.json"}) {
    if (core::path_exists(folder / file)) {
      return folder;
    }
  }
  throw core::Error(core::ErrorKind::file_missing,
                    core::join("“", folder.string(), "” is not a model folder: it has no config.json."));
}

ExitStatus see(const Options& options, const Services& services, const std::stop_token& stop) {
  refuse_another_kind(options.out);
  refuse_to_overwrite(options);
  const auto preprocess = image::read_preprocess_options(folder_with_pictures(options, services));
  const image::PixelImage square = image::pad_to_square(image::read_image(options.image), preprocess);
  if (stop.stop_requested()) {
    return ExitStatus::interrupted;
  }
  image::write_png(options.out, square);
  if (options.output.json) {
    print_json({{"image", options.out}, {"width", square.width}, {"height", square.height}});
  } else {
    print_text(core::join(options.out, "\n"));
  }
  return ExitStatus::done;
}

}  // namespace

void add_see(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "see", "Save the padded square that a model gets of a picture; its weights are not loaded");
  command->add_option("--image", options->image, "A picture file (PNG, JPEG, WebP, BMP)")
      ->required()
      ->type_name("FILE")
      ->check(some_name());
  command->add_option("--out", options->out, "Where the square goes: 8 bit, before normalisation")
      ->required()
      ->type_name("FILE.png")
      ->check(some_name());
  add_model_folder_option(*command, options->model);
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      return see(*options, services, stop);
    };
  });
}

}  // namespace app::cli
