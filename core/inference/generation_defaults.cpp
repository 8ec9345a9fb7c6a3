#include "core/inference/generation_defaults.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"

namespace core::inference {
namespace {

using nlohmann::json;

[[noreturn]] void damaged(const std::string& file, const std::string& why) {
  throw Error(ErrorKind::file_damaged, join("“", file, "” is damaged: ", why, "."));
}

void read(const std::string& file, const json& object, const char* key, float& value) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  if (!found->is_number()) damaged(file, join("'", key, "' is not a number"));
  value = found->get<float>();
}

void read(const std::string& file, const json& object, const char* key, std::int64_t& value) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  if (!found->is_number_integer()) damaged(file, join("'", key, "' is not a whole number"));
  value = found->get<std::int64_t>();
}

void read(const std::string& file, const json& object, SamplingOptions& sampling) {
  read(file, object, "temperature", sampling.temperature);
  read(file, object, "top_k", sampling.top_k);
  read(file, object, "top_p", sampling.top_p);
}

}  // namespace

GenerationDefaults read_generation_defaults(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "generation_config.json";
  if (!path_exists(path)) return {};
  return parse_generation_defaults(read_file(path), path.string());
}

GenerationDefaults parse_generation_defaults(const std::string& text, const std::string& file_name) {
  const json content = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!content.is_object()) damaged(file_name, "it is no JSON object");
  GenerationDefaults defaults;
  const auto image = content.find("image");
  if (image == content.end()) return defaults;
  if (!image->is_object()) damaged(file_name, "'image' is no object");
  read(file_name, content, defaults.text.sampling);
  read(file_name, content, "max_new_tokens", defaults.text.max_new_tokens);
  read(file_name, *image, "guidance", defaults.image.guidance);
  read(file_name, *image, defaults.image.sampling);
  try {
    validate(defaults.text);
    validate(defaults.image);
  } catch (const Error& error) {
    throw Error(ErrorKind::file_damaged, join("“", file_name, "” cannot be used. ", error.what()));
  }
  return defaults;
}

}  // namespace core::inference
