#include "core/text/tokenizer_config.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/json_section.h"
#include "core/text/control_tokens.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

constexpr TokenId largest_id = TokenId{1} << 24;
constexpr std::size_t longest_token = 1024;

/// The tokens that this program's prompts need, by the keys under which files name them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> needed{{{"bos_token", bos_token},
                                                                               {"eos_token", eos_token},
                                                                               {"image_token", image_placeholder_token},
                                                                               {"boi_token", begin_of_image_token},
                                                                               {"eoi_token", end_of_image_token}}};

/// Keys without a meaning for tokens: names of classes and files, training, batches, and how texts are joined after
/// decoding, which this program does byte by byte.
constexpr std::array ignored{
    "tokenizer_class", "processor_class", "backend", "model_max_length", "max_length", "padding_side", "truncation_side",
    "truncation_strategy", "stride", "pad_to_multiple_of", "pad_token_type_id", "model_input_names", "legacy", "name_or_path",
    "use_default_system_prompt", "chat_template", "clean_up_tokenization_spaces", "spaces_between_special_tokens", "auto_map",
    "sp_model_kwargs", "special_tokens_map_file", "tokenizer_file", "vocab_file", "is_local", "local_files_only", "from_slow",
    "split_special_tokens", "model_specific_special_tokens", "errors", "use_fast"};

void check_name(const JsonSection& file, const std::string& key, const std::string& content) {
  for (const auto& [name, spelling] : needed) {
    if (key == name && content != spelling) {
      file.refuse(file.name(key), join("is “", content, "”, but the prompts of Janus have “", spelling, "” there"));
    }
  }
  if (key == "pad_token" && content != pad_token && content != eos_token) {
    file.refuse(file.name(key), join("is “", content, "”, but Janus pads with “", pad_token, "”"));
  }
}

/// A token as a text, or as an object with its flags.
ListedToken read_token(const JsonSection& file, const std::string& key, const nlohmann::json& value, const std::string& file_name) {
  const std::string name = file.name(key);
  ListedToken token{.content = {}, .id = {}, .place = join("“", file_name, "”: ", name)};
  if (value.is_string()) {
    token.content = value.get<std::string>();
  } else {
    const JsonSection object(value, file_name, name);
    token.content = object.text("content");
    token.normalized = object.boolean("normalized", false);
    token.control = object.boolean("special", true);
    for (const char* flag : {"lstrip", "rstrip", "single_word"}) {
      if (object.boolean(flag, false)) object.refuse(object.name(flag), "is true, which is not supported");
    }
    (void)object.has("__type");
    object.refuse_unknown_keys();
  }
  if (token.content.empty() || token.content.size() > longest_token) file.fail(name, "must be a text of 1 to 1024 bytes");
  check_name(file, key, token.content);
  return token;
}

/// Tokens by their ids, in the order of these.
void read_decoder(const JsonSection& file, const std::string& file_name, TokenizerConfig& config) {
  const std::string key = "added_tokens_decoder";
  if (!file.has(key)) return;
  const JsonSection list = file.section(key);
  std::vector<ListedToken> tokens;
  for (const auto& [number, value] : file.value(key).items()) {
    const bool is_number = !number.empty() && number.size() < 9 && number.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number || std::stoll(number) > largest_id) list.fail(list.name(number), "is no id");
    tokens.push_back(read_token(list, number, value, file_name));
    tokens.back().id = std::stoll(number);
    if (value.is_object() && !value.contains("special")) tokens.back().control = false;
  }
  std::ranges::sort(tokens, {}, &ListedToken::id);
  config.listed.insert(config.listed.end(), tokens.begin(), tokens.end());
}

/// “…_token” with a token, or a list or an object of several.
bool read_named(const JsonSection& file, const std::string& key, const std::string& file_name, TokenizerConfig& config) {
  if (!key.ends_with("_token") && !key.ends_with("_tokens")) return false;
  const nlohmann::json& value = file.value(key);
  if (value.is_array()) {
    for (const nlohmann::json& item : value) config.listed.push_back(read_token(file, key, item, file_name));
  } else if (value.is_object() && !value.contains("content")) {
    const JsonSection object = file.section(key);
    for (const auto& [name, item] : value.items()) config.listed.push_back(read_token(object, name, item, file_name));
  } else {
    config.listed.push_back(read_token(file, key, value, file_name));
  }
  return true;
}

/// Null, false and nothing ask for nothing.
bool is_neutral(const nlohmann::json& value) {
  return value.is_null() || value == false || (!value.is_number() && !value.is_boolean() && value.empty());
}

void read_key(const JsonSection& file, const std::string& key, const nlohmann::json& value, const std::string& file_name,
              TokenizerConfig& config) {
  if (key == "add_bos_token" || key == "add_eos_token") {
    const bool wanted = key == "add_bos_token";
    if (file.boolean(key, wanted) != wanted) {
      file.refuse(key, join("is ", wanted ? "false" : "true", ", but the prompts of Janus begin with “", bos_token,
                            "” and have nothing behind them"));
    }
  } else if (std::ranges::find(ignored, key) == ignored.end() && !is_neutral(value) &&
             !read_named(file, key, file_name, config)) {
    file.refuse(key, "is not known here");
  }
}

}  // namespace

std::string folded(const TokenizerConfig& config, std::string_view text) {
  return config.fold_case ? lower_ascii(text) : std::string(text);
}

TokenizerConfig parse_tokenizer_config(const std::string& json, const std::string& file_name) {
  const nlohmann::json content = parse_json(json, file_name);
  const JsonSection file(content, file_name);
  TokenizerConfig config;
  config.fold_case = file.boolean("fold_case", false);
  read_decoder(file, file_name, config);
  for (const auto& [key, value] : content.items()) {
    if (key != "fold_case" && key != "added_tokens_decoder") read_key(file, key, value, file_name, config);
  }
  return config;
}

void parse_special_tokens_map(TokenizerConfig& config, const std::string& json, const std::string& file_name) {
  const nlohmann::json content = parse_json(json, file_name);
  const JsonSection file(content, file_name);
  for (const auto& [key, value] : content.items()) {
    if (!is_neutral(value) && !read_named(file, key, file_name, config)) file.refuse(key, "is not known here");
  }
}

TokenizerConfig read_tokenizer_config(const std::filesystem::path& folder) {
  TokenizerConfig config;
  const std::string config_file = "tokenizer_config.json", map_file = "special_tokens_map.json";
  if (path_exists(folder / config_file)) config = parse_tokenizer_config(read_file(folder / config_file), config_file);
  if (path_exists(folder / map_file)) parse_special_tokens_map(config, read_file(folder / map_file), map_file);
  return config;
}

std::string tokenizer_config_json(const TokenizerConfig& config) {
  nlohmann::ordered_json content;
  content["tokenizer_class"] = "SentencePieceTokenizer";
  content["fold_case"] = config.fold_case;
  return content.dump(2) + "\n";
}

}  // namespace core::text
