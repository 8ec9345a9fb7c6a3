#pragma once

#include <string>
#include <string_view>

namespace core::text {

/// What `tokenizer_config.json` of a model folder says beyond the vocabulary.
struct TokenizerConfig {
  bool fold_case = false;  ///< what a person types is lower-cased before it is encoded; answers keep their case
};

/// What a person typed, as the model wants it. A to Z are enough: the models that ask for it know English.
std::string folded(const TokenizerConfig& config, std::string_view text);

/// Absent keys take their defaults. Throws Error(file_damaged) naming `file_name` and key.
TokenizerConfig parse_tokenizer_config(const std::string& json, const std::string& file_name);

std::string tokenizer_config_json(const TokenizerConfig& config);

}  // namespace core::text
