#include "core/text/processor_config.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/json_section.h"
#include "core/text/control_tokens.h"
#include "core/text/template_format.h"
#include "core/text/tokenizer.h"

namespace core::text {
namespace {

constexpr const char* file_name = "processor_config.json";
constexpr std::int64_t most_picture_tokens = 1 << 20;

nlohmann::json read_object(const std::filesystem::path& path) {
  nlohmann::json content = parse_json(read_file(path), path.filename().string());
  if (!content.is_object())
    throw Error(ErrorKind::file_damaged, join("“", path.filename().string(), "” is damaged: it is no JSON object."));
  return content;
}

ProcessorKind kind_of(const JsonSection& file, ProcessorKind fallback) {
  const std::string name = file.text("processor_class", {});
  if (name.empty()) return fallback;
  if (name == "VLChatProcessor") return ProcessorKind::official;
  if (name == "JanusProcessor") return ProcessorKind::transformers;
  file.refuse("processor_class", join("is “", name, "”, which is not supported"));
}

/// A key that could say something else than what this program does in any case.
void expect_flag(const JsonSection& file, const char* key, bool value) {
  if (file.boolean(key, value) != value) file.refuse(key, join("is ", value ? "false" : "true", ", which is not supported"));
}

void expect_text(const JsonSection& file, const char* key, std::initializer_list<std::string_view> known) {
  const std::string value = file.text(key, std::string(*known.begin()));
  if (std::ranges::find(known, value) == known.end()) file.refuse(key, join("is “", value, "”, which is not supported"));
}

void read_keys(const JsonSection& file, ProcessorKind kind, ChatFormat& format) {
  format.picture_tokens = file.integer("num_image_tokens", format.picture_tokens, 1, most_picture_tokens);
  const bool has_prompt = file.boolean("use_default_system_prompt", kind == ProcessorKind::official);
  format.system_prompt = file.text("system_prompt", std::string(has_prompt ? default_system_prompt : std::string_view()));
  expect_flag(file, "add_special_token", false);
  expect_text(file, "image_tag", {image_placeholder_token});
  expect_text(file, "image_start_tag", {begin_of_image_token});  // in what VLChatProcessor itself has saved
  expect_text(file, "image_end_tag", {end_of_image_token});
  expect_text(file, "pad_tag", {pad_token});
  expect_text(file, "sft_format", {"deepseek", "deepseek_old"});  // their roles are those of the vocabulary
  // Of training, of the pictures (core/image/preprocess.h), of the template below, of code that is not run.
  for (const char* key : {"mask_prompt", "ignore_id", "image_processor", "chat_template", "auto_map"}) (void)file.has(key);
  file.refuse_unknown_keys();
}

struct Source {
  std::string text;
  std::string file_name;
};

std::optional<Source> template_of_key(const std::filesystem::path& path) {
  if (!path_exists(path)) return std::nullopt;
  const std::string name = path.filename().string();
  const nlohmann::json content = read_object(path);
  const JsonSection file(content, name);
  if (!file.has("chat_template")) return std::nullopt;
  return Source{file.text("chat_template"), join(name, ": chat_template")};
}

std::optional<Source> find_template(const std::filesystem::path& folder) {
  if (path_exists(folder / "chat_template.jinja")) {
    return Source{read_file(folder / "chat_template.jinja"), "chat_template.jinja"};
  }
  for (const char* name : {"chat_template.json", file_name}) {
    if (auto found = template_of_key(folder / name)) return found;
  }
  return std::nullopt;
}

}  // namespace

ChatFormat read_chat_format(const std::filesystem::path& folder, const Tokenizer& tokenizer, ProcessorKind kind) {
  ChatFormat format;
  if (!tokenizer.token_id(user_token)) {  // Janus-1.3B: its roles are ordinary words
    format.user_role = "User";
    format.assistant_role = "Assistant";
  }
  const bool has_file = path_exists(folder / file_name);
  const nlohmann::json content = has_file ? read_object(folder / file_name) : nlohmann::json::object();
  const JsonSection file(content, file_name);
  kind = kind_of(file, kind);
  read_keys(file, kind, format);
  if (kind == ProcessorKind::official) return format;
  if (const auto source = find_template(folder)) learn_format(format, source->text, source->file_name);
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
