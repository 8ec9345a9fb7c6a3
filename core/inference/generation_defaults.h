#pragma once

#include <filesystem>
#include <string>

#include "core/inference/generation_options.h"

namespace core::inference {

/// How a model is used when nobody says otherwise. Without a file: text greedy and up to 512 tokens, pictures with
/// guidance 5 at temperature 1, as the published models are used.
struct GenerationDefaults {
  TextOptions text;
  ImageOptions image;
};

/// Reads `folder/generation_config.json`:
///   { "temperature", "top_k", "top_p", "max_new_tokens",                    text
///     "image": { "guidance", "temperature", "top_k", "top_p" } }             pictures
/// Absent keys keep their defaults; other keys are ignored. A file without "image" is not of this layout (in the
/// transformers layout the same keys mean something else) and changes nothing.
/// Throws Error(file_damaged) naming file and key.
GenerationDefaults read_generation_defaults(const std::filesystem::path& folder);
GenerationDefaults parse_generation_defaults(const std::string& json, const std::string& file_name);

}  // namespace core::inference
