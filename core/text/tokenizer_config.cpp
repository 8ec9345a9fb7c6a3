#include "core/text/tokenizer_config.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/text/utf8.h"

namespace core::text {

std::string folded(const TokenizerConfig& config, std::string_view text) {
  return config.fold_case ? lower_ascii(text) : std::string(text);
}

TokenizerConfig parse_tokenizer_config(const std::string& json, const std::string& file_name) {
  const nlohmann::json content = nlohmann::json::parse(json, nullptr, false);
  if (!content.is_object())
    throw Error(ErrorKind::file_damaged, join("“", file_name, "” is damaged: it is no JSON object."));
  TokenizerConfig config;
  if (const auto key = content.find("fold_case"); key != content.end()) {
    if (!key->is_boolean()) {
      throw Error(ErrorKind::file_damaged, join("“", file_name, "” is damaged: “fold_case” must be true or false."));
    }
    config.fold_case = key->get<bool>();
  }
  return config;
}

std::string tokenizer_config_json(const TokenizerConfig& config) {
  nlohmann::ordered_json content;
  content["tokenizer_class"] = "SentencePieceTokenizer";
  content["fold_case"] = config.fold_case;
  return content.dump(2) + "\n";
}

}  // namespace core::text
