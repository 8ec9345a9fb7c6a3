#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/inference/generation_options.h"
#include "core/text/token.h"

namespace core::inference {

/// The ids that a folder's own generation was set up with; they must be those of its tokenizer.
struct GenerationTokens {
  std::optional<text::TokenId> bos, eos, pad, boi;
};

/// How a model is used when nobody says otherwise. Without a file: text greedy and up to 512 tokens, pictures with
/// guidance 5 at temperature 1, as the published models are used.
struct GenerationDefaults {
  TextOptions text;
  ImageOptions image;
  GenerationTokens tokens;
};

/// Reads `folder/generation_config.json`, which has one of two layouts. Ours:
///   { "temperature", "top_k", "top_p", "max_new_tokens",                    text
///     "image": { "guidance", "temperature", "top_k", "top_p" } }             pictures
/// Absent keys keep their defaults; other keys are ignored. A file without "image" is of transformers:
///   "guidance_scale" is the guidance, "max_new_tokens" the length of an answer. "temperature", "top_k" and "top_p" count
///   for text and pictures where "do_sample" is true, and for neither where it is not: text is greedy then, and pictures
///   are drawn as published. The ids of tokens are remembered. Keys that would change a greedy answer are refused unless
///   they have the value that changes nothing, and so is what is not known.
/// Throws Error(file_damaged) or (unsupported), naming file and key.
GenerationDefaults read_generation_defaults(const std::filesystem::path& folder);
GenerationDefaults parse_generation_defaults(const std::string& json, const std::string& file_name);

}  // namespace core::inference
