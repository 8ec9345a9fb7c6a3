#pragma once

#include <filesystem>
#include <string>

#include "core/text/chat_template.h"

namespace core::text {

class Tokenizer;

/// How the model of a folder wants its prompts: `processor_config.json` (absent keys and an absent file take the
/// published values) and whether the vocabulary has role tokens.
/// Our own key `system_prompt` replaces the published system prompt; `num_image_tokens` is the published key.
/// Throws Error(file_damaged) naming file and key.
ChatFormat read_chat_format(const std::filesystem::path& folder, const Tokenizer& tokenizer);

/// Text of a `processor_config.json` that gives the same format.
std::string processor_config_json(const ChatFormat& format);

}  // namespace core::text
