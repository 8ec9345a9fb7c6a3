#include "core/inference/model_bundle.h"

#include "core/base/error.h"
#include "core/text/control_tokens.h"
#include "core/text/processor_config.h"

namespace core::inference {

namespace {

text::ProcessorKind processor_kind(const model::ModelConfig& config) {
  return config.layout == model::CheckpointLayout::transformers ? text::ProcessorKind::transformers
                                                                : text::ProcessorKind::official;
}

/// What differs between the tokens that generation_config.json names and those of the tokenizer; empty when nothing does.
std::string difference(const GenerationTokens& named, const text::Tokenizer& tokenizer) {
  const auto differs = [](std::optional<text::TokenId> id, std::optional<text::TokenId> own, std::string_view name) {
    if (!id || !own || *id == *own) return std::string();
    return join("generation_config.json has ", *id, " for ", name, ", the tokenizer ", *own);
  };
  for (std::string text : {differs(named.bos, tokenizer.bos(), text::bos_token), differs(named.eos, tokenizer.eos(), text::eos_token),
                           differs(named.pad, tokenizer.pad(), text::pad_token),
                           differs(named.boi, tokenizer.token_id(text::begin_of_image_token), text::begin_of_image_token)}) {
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

void check_agreement(const ModelBundle& bundle, const std::string& name) {
  const auto disagree = [&](const std::string& what) {
    throw Error(ErrorKind::file_damaged, join("The files in “", name, "” do not belong together: ", what, "."));
  };
  const model::ModelConfig& config = bundle.model->config;
  if (bundle.tokenizer->vocabulary_size() > config.decoder.vocabulary) {
    disagree(join("the tokenizer has ", bundle.tokenizer->vocabulary_size(), " tokens, the model ", config.decoder.vocabulary));
  }
  const std::string other_token = difference(bundle.defaults.tokens, *bundle.tokenizer);
  if (!other_token.empty()) disagree(other_token);
  if (bundle.format.picture_tokens != config.vision.patches()) {
    disagree(join("processor_config.json gives a picture ", bundle.format.picture_tokens, " positions, the model makes ",
                  config.vision.patches()));
  }
  if (bundle.preprocess.image_size != config.vision.image_size) {
    disagree(join("preprocessor_config.json has pictures of ", bundle.preprocess.image_size, " pixels, the model of ",
                  config.vision.image_size));
  }
}

std::unique_ptr<ModelBundle> load_bundle(const model::ModelConfig& config, const std::filesystem::path& folder,
                                         const model::LoadOptions& options, const std::stop_token& stop) {
  // The small files first: what is wrong with them shows before the weights are read.
  auto bundle = std::make_unique<ModelBundle>();
  bundle->tokenizer = text::load_tokenizer(folder);
  bundle->format = text::read_chat_format(folder, *bundle->tokenizer, processor_kind(config));
  bundle->preprocess = image::read_preprocess_options(folder);
  bundle->defaults = read_generation_defaults(folder);
  bundle->model = model::load_model(config, folder, options, stop);
  if (!bundle->model) return nullptr;
  check_agreement(*bundle, folder.string());
  return bundle;
}

}  // namespace core::inference
