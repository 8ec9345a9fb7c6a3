#include "core/inference/model_bundle.h"

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/processor_config.h"

namespace core::inference {

void check_agreement(const ModelBundle& bundle, const std::string& name) {
  const auto disagree = [&](const std::string& what) {
    throw Error(ErrorKind::file_damaged, join("The files in “", name, "” do not belong together: ", what, "."));
  };
  const model::ModelConfig& config = bundle.model->config;
  if (bundle.tokenizer->vocabulary_size() > config.decoder.vocabulary) {
    disagree(join("the tokenizer has ", bundle.tokenizer->vocabulary_size(), " tokens, the model ", config.decoder.vocabulary));
  }
  if (bundle.format.picture_tokens != config.vision.patches()) {
    disagree(join("processor_config.json gives a picture ", bundle.format.picture_tokens, " positions, the model makes ",
                  config.vision.patches()));
  }
  if (bundle.preprocess.image_size != config.vision.image_size) {
    disagree(join("preprocessor_config.json has pictures of ", bundle.preprocess.image_size, " pixels, the model of ",
                  config.vision.image_size));
  }
}

std::unique_ptr<ModelBundle> load_bundle(const std::filesystem::path& folder, const model::LoadOptions& options,
                                         const std::stop_token& stop) {
  require_folder(folder, "model folder");
  if (!path_exists(folder / "config.json")) {
    throw Error(ErrorKind::file_missing, join("“", folder.string(), "” is not a model folder: it has no config.json. Choose the folder that "
                                              "holds config.json and the weights."));
  }
  // The small files first: what is wrong with them shows before the weights are read.
  auto bundle = std::make_unique<ModelBundle>();
  (void)model::read_model_config(folder);
  bundle->tokenizer = text::load_tokenizer(folder);
  bundle->format = text::read_chat_format(folder, *bundle->tokenizer);
  bundle->preprocess = image::read_preprocess_options(folder);
  bundle->defaults = read_generation_defaults(folder);
  bundle->model = model::load_model(folder, options, stop);
  if (!bundle->model) return nullptr;
  check_agreement(*bundle, folder.string());
  return bundle;
}

}  // namespace core::inference
