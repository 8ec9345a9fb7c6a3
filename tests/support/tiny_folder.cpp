#include "tests/support/tiny_folder.h"

#include <string>
#include <vector>

#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_writer.h"
#include "core/image/preprocess.h"
#include "core/model/model_loader.h"
#include "core/text/processor_config.h"
#include "core/text/sentencepiece_trainer.h"
#include "core/text/tokenizer_config.h"
#include "tests/support/tiny_model.h"

namespace tests {
namespace {

std::vector<std::string> sentences() {
  std::vector<std::string> lines;
  for (const char* colour : {"red", "green", "blue", "yellow"}) {
    for (const char* shape : {"circle", "square", "triangle"}) {
      for (const char* place : {"left", "right", "above", "below"}) {
        lines.push_back(std::string("a ") + colour + " " + shape + " to the " + place + " of what is in the image ?");
      }
    }
  }
  return lines;
}

}  // namespace

void write_tiny_folder(const std::filesystem::path& folder, std::uint64_t seed) {
  const auto model = tiny_model(seed);
  const auto& config = model->config;
  core::write_file(folder / "config.json", core::model::model_config_json(config));
  core::checkpoint::write_safetensors(folder / "model.safetensors", core::model::named_parameters(*model), {{"format", "pt"}});
  core::text::train_sentencepiece(sentences(), {.vocabulary_size = static_cast<int>(config.decoder.vocabulary), .fold_case = true},
                                  folder / "tokenizer.model");
  core::write_file(folder / "tokenizer_config.json", core::text::tokenizer_config_json({.fold_case = true}));
  core::write_file(folder / "processor_config.json",
                   core::text::processor_config_json({.system_prompt = "", .picture_tokens = config.vision.patches()}));
  core::write_file(folder / "preprocessor_config.json",
                   core::image::preprocessor_config_json({.image_size = static_cast<int>(config.vision.image_size), .min_size = 4}));
  core::write_file(folder / "generation_config.json",
                   R"({"temperature":0.0,"max_new_tokens":24,"image":{"guidance":2.0,"temperature":0.5}})");
}

}  // namespace tests
