#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/blocks/language.h"

namespace core::evaluation {

/// A prompt of a list in GenEval's form: {"tag", "prompt", "include": [...]}.
struct DrawingPrompt {
  std::string prompt;
  std::string json;   ///< the whole line, which goes into the folder of its pictures
  std::string place;  ///< "prompts.jsonl, line 3"
};

/// Reads one prompt per line; only "prompt" is required, so that any list of prompts can be drawn.
/// Throws Error(file_missing) or Error(file_damaged) that names the file and the line.
std::vector<DrawingPrompt> read_prompts(const std::filesystem::path& file);

/// The same for a file that a person has named, which may also be a pipe or a terminal. Nothing when stopped meanwhile.
std::optional<std::vector<DrawingPrompt>> read_prompts(const std::filesystem::path& file, const std::stop_token& stop);

/// The same as a prompt of the blocks world, with what a picture of it must hold.
/// Throws Error(file_damaged) that names the line when it asks for something else.
blocks::Prompt blocks_prompt(const DrawingPrompt& prompt);

}  // namespace core::evaluation
