#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core::model {

/// Llama decoder. Absent keys take the defaults of the Llama configuration, as the 7B's file relies on.
struct DecoderConfig {
  std::int64_t width = 4096;               ///< C, `hidden_size`
  std::int64_t layers = 32;                ///< L, `num_hidden_layers`
  std::int64_t heads = 32;                 ///< H, `num_attention_heads`
  std::int64_t key_value_heads = 32;       ///< K, `num_key_value_heads`
  std::int64_t head_size = 128;            ///< D, `head_dim`, else width / heads
  std::int64_t feed_forward_width = 11008; ///< F, `intermediate_size`
  std::int64_t vocabulary = 32000;         ///< V, `vocab_size`
  std::int64_t max_positions = 2048;       ///< `max_position_embeddings`
  double norm_eps = 1e-6;                  ///< `rms_norm_eps`
  double rope_theta = 10000.0;             ///< `rope_theta`
};

/// Vision transformer of the SigLIP kind.
struct VisionConfig {
  std::int64_t image_size = 384;  ///< pixels on a side
  std::int64_t patch_size = 16;
  std::int64_t width = 1024;      ///< E
  std::int64_t layers = 24;       ///< after `select_layer`
  std::int64_t heads = 16;
  std::int64_t mlp_width = 4096;
  double norm_eps = 1e-6;

  [[nodiscard]] std::int64_t grid() const { return image_size / patch_size; }
  [[nodiscard]] std::int64_t patches() const { return grid() * grid(); }  ///< P
};

/// VQ picture tokenizer.
struct VqConfig {
  std::int64_t codes = 16384;        ///< N, `image_token_size`
  std::int64_t code_width = 8;       ///< `n_embed`
  std::int64_t base_channels = 128;
  std::vector<std::int64_t> multipliers{1, 1, 2, 2, 4};  ///< from full resolution down
  std::int64_t encoder_blocks = 2;   ///< residual blocks per level
  std::int64_t decoder_blocks = 3;
  std::int64_t z_channels = 256;
  std::int64_t norm_group_channels = 0;  ///< channels in a group of GroupNorm; 0: always 32 groups, as published
  std::int64_t image_size = 384;         ///< pixels of a drawn picture

  [[nodiscard]] std::int64_t reduction() const { return std::int64_t{1} << (multipliers.size() - 1); }
  [[nodiscard]] std::int64_t grid() const { return image_size / reduction(); }
  [[nodiscard]] std::int64_t tokens() const { return grid() * grid(); }
};

/// How a checkpoint names and cuts its tensors.
enum class CheckpointLayout {
  official,     ///< deepseek-ai, `model_type: multi_modality`
  transformers  ///< deepseek-community, `model_type: janus`
};

/// Everything that `config.json` of a model folder says.
/// Source: deepseek-ai/Janus, config.json of Janus-1.3B and Janus-Pro; deepseek-community/Janus-Pro-1B, config.json.
struct ModelConfig {
  CheckpointLayout layout = CheckpointLayout::official;
  DecoderConfig decoder;
  VisionConfig vision;
  VqConfig vq;
  std::int64_t image_head_width = 4096;  ///< `gen_head_config.params.image_token_embed`
};

/// Reads and checks `folder/config.json`. Throws Error(file_missing, file_damaged, unsupported) naming file and key.
ModelConfig read_model_config(const std::filesystem::path& folder);
ModelConfig parse_model_config(const std::string& json, const std::string& file_name);

/// The same as text in the official layout, whichever it was read from; reading it again gives an equal configuration.
std::string model_config_json(const ModelConfig& config);

}  // namespace core::model
