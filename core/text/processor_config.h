#pragma once

#include <filesystem>
#include <string>

#include "core/text/chat_template.h"

namespace core::text {

class Tokenizer;

/// Whose processor a folder was made for.
enum class ProcessorKind {
  official,     ///< `VLChatProcessor`: the published system prompt stands before every conversation
  transformers  ///< `JanusProcessor`: no system prompt unless `use_default_system_prompt` asks for it
};

/// How the model of a folder wants its prompts, from `processor_config.json` and, for `JanusProcessor`, the chat template
/// where there is one (`chat_template.jinja`, or the key of this name in `chat_template.json` or `processor_config.json`, in
/// this order). `kind` is that of the weights and counts when the file does not name its class.
///
/// Absent keys and files take the published values: 576 placeholders; roles by the vocabulary (`<|User|>` where it has this
/// token, else `User`); the system prompt as `kind` has it. Our own key `system_prompt` replaces that.
/// Throws Error(file_damaged) or (unsupported), naming file and key, for what is wrong or not understood.
ChatFormat read_chat_format(const std::filesystem::path& folder, const Tokenizer& tokenizer,
                            ProcessorKind kind = ProcessorKind::official);

/// Text of a `processor_config.json` that gives the same format.
std::string processor_config_json(const ChatFormat& format);

}  // namespace core::text
