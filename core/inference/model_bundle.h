#pragma once

#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/image/preprocess.h"
#include "core/inference/generation_defaults.h"
#include "core/model/model_loader.h"
#include "core/text/chat_template.h"
#include "core/text/tokenizer.h"

namespace core::inference {

/// Everything that a model folder holds: what it takes to talk to the model.
struct ModelBundle {
  std::unique_ptr<model::MultimodalModel> model;
  std::unique_ptr<text::Tokenizer> tokenizer;
  text::ChatFormat format;
  image::PreprocessOptions preprocess;
  GenerationDefaults defaults;
};

/// Throws Error(file_damaged) unless vocabulary, ids, placeholders and picture size are the same in all parts. `name`: of the
/// folder, for the message.
void check_agreement(const ModelBundle& bundle, const std::string& name);

/// Reads a model folder, whose config.json was read already. Returns null when stopped. Throws Error(file_missing,
/// file_damaged, unsupported, out_of_memory).
std::unique_ptr<ModelBundle> load_bundle(const model::ModelConfig& config, const std::filesystem::path& folder,
                                         const model::LoadOptions& options, const std::stop_token& stop = {});

}  // namespace core::inference
