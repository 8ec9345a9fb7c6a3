#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/text/chat_template.h"
#include "core/training/learner.h"
#include "core/training/recipe.h"

namespace core::training {

/// How the trained model's prompts are written: no system prompt, as many placeholders as the encoder has patches.
text::ChatFormat chat_format(const model::ModelConfig& config);

/// Trains the recipe's vocabulary into `folder` (tokenizer.model, tokenizer_config.json, and tokenizer_origin.txt with what
/// it was made from), unless it is there already; a recipe that starts from a model takes over that model's. The training
/// itself cannot be interrupted: `stop` is looked at before and after, and false returned. `message` gets a sentence when
/// it begins. Throws Error(invalid_request) when the vocabulary in the folder is of another recipe.
bool prepare_tokenizer(const Recipe& recipe, const std::filesystem::path& folder,
                       const std::function<void(const std::string& sentence)>& message = {}, const std::stop_token& stop = {});

/// Writes a complete model folder in the official layout: weights as bfloat16, configuration, tokenizer, processor,
/// sampling defaults. An older model in the folder is replaced as a whole; other files of the folder stay.
/// Throws Error(file_not_written); the older model then stays.
void export_model(const Recipe& recipe, Learner& learner, const std::filesystem::path& tokenizer_folder);

}  // namespace core::training
