#include <algorithm>

#include "core/model/config_parsers.h"

namespace core::model {
namespace {

/// The depth that `select_layer` leaves. Source: deepseek-ai/Janus, siglip_vit.py.
std::int64_t selected_depth(std::int64_t layers, std::int64_t select_layer) {
  return std::min(layers, select_layer <= 0 ? layers + select_layer + 1 : select_layer);
}

VisionConfig parse_vision(const JsonSection& s) {
  VisionConfig c;
  const std::string model = s.text("model_name", "siglip_large_patch16_384");
  const bool published = model.rfind("siglip_large_patch16", 0) == 0;
  if (!published && !s.has("width")) {
    s.refuse(s.name("model_name"), join("is “", model, "”, a vision encoder that this program does not know"));
  }
  c.image_size = s.integer("image_size", c.image_size, 1, 4096);
  c.patch_size = s.integer("patch_size", c.patch_size, 1, 256);
  c.width = s.integer("width", c.width, 1, largest_width);
  c.heads = s.integer("heads", c.heads, 1, 1024);
  c.mlp_width = s.integer("mlp_width", 4 * c.width, 1, largest_width * 4);
  c.norm_eps = s.real("norm_eps", c.norm_eps, 1e-12, 1.0);
  const std::int64_t depth = s.integer("layers", c.layers, 1, 512);
  c.layers = selected_depth(depth, s.integer("select_layer", -1, -depth, depth));
  if (c.layers < 1) s.fail(s.name("select_layer"), "leaves no layer");
  if (c.patch_size > c.image_size) s.fail(s.name("patch_size"), "is larger than image_size");
  if (c.width % c.heads != 0) s.fail(s.name("heads"), "must divide width");
  return c;
}

VqConfig parse_vq(const JsonSection& s) {
  VqConfig c;
  c.codes = s.integer("image_token_size", c.codes, 2, 1 << 20);
  c.code_width = s.integer("n_embed", c.code_width, 1, 1024);
  c.base_channels = s.integer("base_channels", c.base_channels, 1, 1024);
  c.multipliers = s.integers("channel_multiplier", c.multipliers, 1, 64, 8);
  c.encoder_blocks = s.integer("encoder_blocks", c.encoder_blocks, 1, 16);
  c.decoder_blocks = s.integer("decoder_blocks", c.decoder_blocks, 1, 16);
  c.z_channels = s.integer("z_channels", c.z_channels, 1, 4096);
  c.norm_group_channels = s.integer("norm_group_channels", c.norm_group_channels, 0, 1024);
  c.image_size = s.integer("image_size", c.image_size, 1, 4096);
  if (c.image_size % c.reduction() != 0) s.fail(s.name("image_size"), join("must be a multiple of ", c.reduction()));
  const std::int64_t divisor = c.norm_group_channels == 0 ? 32 : c.norm_group_channels;
  if (c.base_channels % divisor != 0) s.fail(s.name("base_channels"), join("must be a multiple of ", divisor));
  return c;
}

}  // namespace

ModelConfig parse_official_config(const JsonSection& root) {
  ModelConfig config;
  config.decoder = parse_decoder(root.section("language_config"));
  config.vision = parse_vision(root.section("vision_config").section("params"));
  config.vq = parse_vq(root.section("gen_vision_config").section("params"));
  config.image_head_width =
      root.section("gen_head_config").section("params").integer("image_token_embed", config.decoder.width, 1, largest_width);
  return config;
}

}  // namespace core::model
