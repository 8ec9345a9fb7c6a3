#include "tests/support/hollow_folder.h"

#include <c10/util/accumulate.h>

#include <nlohmann/json.hpp>

#include "core/base/file_io.h"
#include "core/model/model_loader.h"

namespace tests {

namespace {

/// Vision encoder and picture tokenizer are those of all published models.
core::model::ModelConfig janus_pro(const core::model::DecoderConfig& decoder) {
  core::model::ModelConfig config;
  config.decoder = decoder;
  config.image_head_width = decoder.width;
  return config;
}

}  // namespace

core::model::ModelConfig janus_pro_1b() {
  return janus_pro({.width = 2048, .layers = 24, .heads = 16, .key_value_heads = 16, .head_size = 128,
                    .feed_forward_width = 5632, .vocabulary = 102400, .max_positions = 16384});
}

core::model::ModelConfig janus_pro_7b() {
  return janus_pro({.width = 4096, .layers = 30, .heads = 32, .key_value_heads = 32, .head_size = 128,
                    .feed_forward_width = 11008, .vocabulary = 102400, .max_positions = 16384});
}

void write_hollow_folder(const std::filesystem::path& folder, const core::model::ModelConfig& config,
                         c10::ScalarType dtype) {
  core::model::MultimodalModel model(config);
  nlohmann::ordered_json header;
  std::int64_t end = 0;
  for (const auto& slot : core::model::weight_slots(model)) {
    const std::int64_t begin = end;
    end += c10::multiply_integers(slot.shape) * static_cast<std::int64_t>(c10::elementSize(dtype));
    const char* name = dtype == c10::kFloat ? "F32" : dtype == c10::kHalf ? "F16" : "BF16";
    header[slot.name] = {{"dtype", name}, {"shape", slot.shape}, {"data_offsets", {begin, end}}};
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  std::string length(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(text.size() >> (8 * i));
  const std::filesystem::path file = folder / "model.safetensors";
  core::write_file(folder / "config.json", core::model::model_config_json(config));
  core::write_file(file, length + text);
  std::filesystem::resize_file(file, 8 + text.size() + static_cast<std::uintmax_t>(end));
}

}  // namespace tests
