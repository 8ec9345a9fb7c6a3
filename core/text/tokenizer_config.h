#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/token.h"

namespace core::text {

/// A token that a folder names outside of the file of its vocabulary.
struct ListedToken {
  std::string content;
  std::optional<TokenId> id;
  bool normalized = false;
  bool control = true;
  std::string place;  ///< file and key, for errors
};

/// What a model folder says about its tokenizer beyond the vocabulary.
struct TokenizerConfig {
  bool fold_case = false;           ///< what a person types is lower-cased before it is encoded; answers keep their case
  std::vector<ListedToken> listed;  ///< in the order in which the reference adds those that the vocabulary lacks
};

/// What a person typed, as the model wants it. A to Z are enough: the models that ask for it know English.
std::string folded(const TokenizerConfig& config, std::string_view text);

/// `tokenizer_config.json` and `special_tokens_map.json`; an absent file says nothing. Throws Error(file_damaged), or
/// (unsupported) where tokens of the template have other names or something is asked for that is not supported; both name
/// file and key.
TokenizerConfig read_tokenizer_config(const std::filesystem::path& folder);

/// The first of the files. Absent keys take their defaults.
TokenizerConfig parse_tokenizer_config(const std::string& json, const std::string& file_name);

/// Adds what the second file lists.
void parse_special_tokens_map(TokenizerConfig& config, const std::string& json, const std::string& file_name);

std::string tokenizer_config_json(const TokenizerConfig& config);

}  // namespace core::text
