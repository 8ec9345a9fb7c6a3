#include "core/model/config_parsers.h"

namespace core::model {
namespace {

/// What the reference makes configurable and yet only works when it is the decoder's width.
void require_width(const JsonSection& s, const std::string& key, std::int64_t width) {
  const std::int64_t value = s.integer(key, 2048, 1, largest_width);
  if (value != width) s.fail(s.name(key), join("is ", value, ", but must be the decoder's hidden_size, ", width));
}

VisionConfig parse_vision(const JsonSection& s) {
  VisionConfig c;
  c.image_size = s.integer("image_size", c.image_size, 1, 4096);
  c.patch_size = s.integer("patch_size", c.patch_size, 1, 256);
  c.width = s.integer("hidden_size", c.width, 1, largest_width);
  c.layers = s.integer("num_hidden_layers", c.layers, 1, 512);
  c.heads = s.integer("num_attention_heads", c.heads, 1, 1024);
  c.mlp_width = static_cast<std::int64_t>(static_cast<double>(c.width) * s.real("mlp_ratio", 4.0, 0.01, 64.0));
  c.norm_eps = s.real("layer_norm_eps", c.norm_eps, 1e-12, 1.0);
  require(s, "hidden_act", "gelu");
  if (c.patch_size > c.image_size) s.fail(s.name("patch_size"), "is larger than image_size");
  if (c.width % c.heads != 0) s.fail(s.name("num_attention_heads"), "must divide hidden_size");
  if (c.mlp_width < 1) s.fail(s.name("mlp_ratio"), "leaves no width");
  require_flag(s, "attention_bias", true);
  require_flag(s, "use_qk_norm", false);
  if (s.integer("num_channels", 3, 1, 1024) != 3) s.fail(s.name("num_channels"), "must be 3");
  if (s.integer("depth", 2, 1, 64) != 2) s.fail(s.name("depth"), "must be 2: the aligner has two layers");
  return c;
}

/// The decoder has one residual block more on each level than the encoder. The size of a drawn picture is not in the
/// file: the picture has as many tokens on a side as the vision encoder has patches.
VqConfig parse_vq(const JsonSection& s, std::int64_t grid) {
  VqConfig c;
  c.codes = s.integer("num_embeddings", c.codes, 2, 1 << 20);
  c.code_width = s.integer("embed_dim", c.code_width, 1, 1024);
  c.base_channels = s.integer("base_channels", c.base_channels, 1, 1024);
  c.multipliers = s.integers("channel_multiplier", c.multipliers, 1, 64, 8);
  c.encoder_blocks = s.integer("num_res_blocks", c.encoder_blocks, 1, 16);
  c.decoder_blocks = c.encoder_blocks + 1;
  c.z_channels = s.integer("latent_channels", c.z_channels, 1, 4096);
  c.image_size = grid * c.reduction();
  if (c.base_channels % 32 != 0) s.fail(s.name("base_channels"), "must be a multiple of 32");
  require_flag(s, "double_latent", false);
  if (s.integer("num_hidden_layers", 2, 1, 64) != 2) s.fail(s.name("num_hidden_layers"), "must be 2: the aligner has two layers");
  for (const char* channels : {"in_channels", "out_channels"}) {
    if (s.integer(channels, 3, 1, 1024) != 3) s.fail(s.name(channels), "must be 3");
  }
  return c;
}

}  // namespace

ModelConfig parse_transformers_config(const JsonSection& root) {
  ModelConfig config;
  config.layout = CheckpointLayout::transformers;
  config.decoder = parse_decoder(root.section("text_config"));
  config.vision = parse_vision(root.section("vision_config"));
  config.image_head_width = config.decoder.width;
  require_width(root.section("vision_config"), "projection_dim", config.decoder.width);
  const JsonSection vq = root.section("vq_config");
  config.vq = parse_vq(vq, config.vision.grid());
  require_width(vq, "projection_dim", config.decoder.width);
  require_width(vq, "image_token_embed_dim", config.decoder.width);
  return config;
}

}  // namespace core::model
