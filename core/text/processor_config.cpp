#include "core/text/processor_config.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/control_tokens.h"
#include "core/text/tokenizer.h"

namespace core::text {
namespace {

constexpr const char* file_name = "processor_config.json";

[[noreturn]] void throw_key(const std::string& what) {
  throw Error(ErrorKind::file_damaged, join("“", file_name, "” is damaged: ", what, "."));
}

void read_keys(const nlohmann::json& content, ChatFormat& format) {
  if (const auto key = content.find("num_image_tokens"); key != content.end()) {
    if (!key->is_number_integer() || key->get<std::int64_t>() < 1)
      throw_key("“num_image_tokens” must be a number above 0");
    format.picture_tokens = key->get<std::int64_t>();
  }
  if (const auto key = content.find("system_prompt"); key != content.end()) {
    if (!key->is_string()) throw_key("“system_prompt” must be text");
    format.system_prompt = key->get<std::string>();
  }
}

}  // namespace

ChatFormat read_chat_format(const std::filesystem::path& folder, const Tokenizer& tokenizer) {
  ChatFormat format;
  if (!tokenizer.token_id(user_token)) {  // Janus-1.3B: its roles are ordinary words
    format.user_role = "User";
    format.assistant_role = "Assistant";
  }
  const std::filesystem::path path = folder / file_name;
  if (!path_exists(path)) return format;
  const nlohmann::json content = nlohmann::json::parse(read_file(path), nullptr, false);
  if (!content.is_object()) throw_key("it is no JSON object");
  read_keys(content, format);
  return format;
}

std::string processor_config_json(const ChatFormat& format) {
  nlohmann::ordered_json content;
  content["processor_class"] = "VLChatProcessor";
  content["sft_format"] = format.user_role == user_token ? "deepseek" : "deepseek_old";
  content["image_tag"] = image_placeholder_token;
  content["num_image_tokens"] = format.picture_tokens;
  content["add_special_token"] = false;
  content["mask_prompt"] = true;
  content["ignore_id"] = -100;
  content["system_prompt"] = format.system_prompt;
  return content.dump(2) + "\n";
}

}  // namespace core::text
