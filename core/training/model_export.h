#pragma once

#include <filesystem>

#include "core/text/chat_template.h"
#include "core/training/learner.h"
#include "core/training/recipe.h"

namespace core::training {

/// How the trained model's prompts are written: no system prompt, as many placeholders as the encoder has patches.
text::ChatFormat chat_format(const model::ModelConfig& config);

/// Trains the recipe's vocabulary into `folder` (tokenizer.model, tokenizer_config.json), unless it is there already.
void prepare_tokenizer(const Recipe& recipe, const std::filesystem::path& folder);

/// Writes a complete model folder in the official layout: weights as bfloat16, configuration, tokenizer, processor,
/// sampling defaults. Throws Error(file_not_written).
void export_model(const Recipe& recipe, Learner& learner, const std::filesystem::path& tokenizer_folder);

}  // namespace core::training
