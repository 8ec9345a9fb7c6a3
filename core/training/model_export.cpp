#include "core/training/model_export.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/folder_swap.h"
#include "core/blocks/language.h"
#include "core/checkpoint/safetensors_writer.h"
#include "core/text/processor_config.h"
#include "core/text/sentencepiece_trainer.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_config.h"

namespace core::training {
namespace {

constexpr std::uint64_t corpus_stream = 0x636F72707573ULL;

std::string preprocessor_config_json(const model::ModelConfig& config) {
  const nlohmann::ordered_json document{{"image_processor_type", "VLMImageProcessor"},
                                        {"image_size", config.vision.image_size},
                                        {"min_size", 14},
                                        {"do_normalize", true},
                                        {"image_mean", {0.5, 0.5, 0.5}},
                                        {"image_std", {0.5, 0.5, 0.5}},
                                        {"rescale_factor", 1.0 / 255.0}};
  return document.dump(2) + "\n";
}

void copy_tokenizer(const std::filesystem::path& from, const std::filesystem::path& to) {
  for (const char* name : {"tokenizer.model", "tokenizer_config.json"}) {
    write_file(to / name, read_file(from / name, text::most_tokenizer_bytes));
  }
}

constexpr const char* origin_file = "tokenizer_origin.txt";

/// All that the vocabulary depends on, in words.
std::string origin(const Recipe& recipe) {
  if (!recipe.start_from.empty()) return join("the model in ", recipe.start_from.string());
  return join("seed ", recipe.seed, ", vocabulary ", recipe.tokenizer.vocabulary, ", ", recipe.tokenizer.corpus_lines, " corpus lines");
}

/// A vocabulary without a record of its origin is older than the record, and known by its size alone.
void check_tokenizer(const Recipe& recipe, const std::filesystem::path& folder) {
  std::string made_of;
  if (path_exists(folder / origin_file)) {
    made_of = read_file(folder / origin_file);
    if (made_of == origin(recipe)) return;
  } else {
    const std::int64_t size = text::load_tokenizer(folder)->vocabulary_size();
    if (size == recipe.tokenizer.vocabulary) return;
    made_of = join("vocabulary ", size);
  }
  throw Error(ErrorKind::invalid_request, join("The vocabulary in “", folder.string(), "” is of another recipe: ", made_of,
                                               ", not ", origin(recipe), ". Remove the folder to begin anew."));
}

}  // namespace

text::ChatFormat chat_format(const model::ModelConfig& config) {
  return {.system_prompt = "", .picture_tokens = config.vision.patches()};
}

bool prepare_tokenizer(const Recipe& recipe, const std::filesystem::path& folder,
                       const std::function<void(const std::string&)>& message, const std::stop_token& stop) {
  const std::filesystem::path file = folder / "tokenizer.model";
  if (path_exists(file)) {
    check_tokenizer(recipe, folder);
    return true;
  }
  if (stop.stop_requested()) return false;
  if (!recipe.start_from.empty()) {
    copy_tokenizer(recipe.start_from, folder);
    write_file(folder / origin_file, origin(recipe));
    return true;
  }
  if (message) message("Training the vocabulary; a stop takes effect when it is done.");
  Random random(recipe.seed, corpus_stream);
  const std::vector<std::string> lines = blocks::tokenizer_corpus(random, static_cast<int>(recipe.tokenizer.corpus_lines));
  write_file(folder / "tokenizer_config.json", text::tokenizer_config_json({.fold_case = true}));
  write_file(folder / origin_file, origin(recipe));
  text::train_sentencepiece(lines, {.vocabulary_size = static_cast<int>(recipe.tokenizer.vocabulary), .fold_case = true},
                            file);
  return !stop.stop_requested();
}

void export_model(const Recipe& recipe, Learner& learner, const std::filesystem::path& tokenizer_folder) {
  std::map<std::string, at::Tensor> weights;
  for (const auto& [name, tensor] : parameters(learner)) {
    if (!is_training_only(name)) weights[name] = tensor.detach().to(at::kBFloat16);
  }
  replace_folder(recipe.model_folder, [&](const std::filesystem::path& folder) {
    copy_tokenizer(tokenizer_folder, folder);
    write_file(folder / "config.json", model::model_config_json(recipe.model));
    write_file(folder / "processor_config.json", text::processor_config_json(chat_format(recipe.model)));
    write_file(folder / "preprocessor_config.json", preprocessor_config_json(recipe.model));
    write_file(folder / "generation_config.json", recipe.generation_config);
    checkpoint::write_safetensors(folder / "model.safetensors", weights, {{"format", "pt"}});
  });
}

}  // namespace core::training
