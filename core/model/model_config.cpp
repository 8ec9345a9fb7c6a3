#include "core/model/model_config.h"

#include <algorithm>

#include "core/base/file_io.h"
#include "core/base/json_section.h"

namespace core::model {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t largest_width = 1 << 16;

DecoderConfig parse_decoder(const JsonSection& s) {
  DecoderConfig c;
  c.width = s.integer("hidden_size", c.width, 1, largest_width);
  c.layers = s.integer("num_hidden_layers", c.layers, 1, 512);
  c.heads = s.integer("num_attention_heads", c.heads, 1, 1024);
  c.key_value_heads = s.integer("num_key_value_heads", c.heads, 1, c.heads);
  c.head_size = s.integer("head_dim", std::max<std::int64_t>(1, c.width / c.heads), 1, 1024);
  c.feed_forward_width = s.integer("intermediate_size", c.feed_forward_width, 1, 1 << 20);
  c.vocabulary = s.integer("vocab_size", c.vocabulary, 1, 1 << 22);
  c.max_positions = s.integer("max_position_embeddings", c.max_positions, 1, 1 << 22);
  c.norm_eps = s.real("rms_norm_eps", c.norm_eps, 1e-12, 1.0);
  c.rope_theta = s.real("rope_theta", c.rope_theta, 1.0, 1e9);
  if (c.heads % c.key_value_heads != 0) s.fail(s.name("num_key_value_heads"), "must divide num_attention_heads");
  if (c.head_size % 2 != 0) s.fail(s.name("head_dim"), "must be even");
  if (s.has("rope_scaling")) s.fail(s.name("rope_scaling"), "is not supported by this program");
  return c;
}

/// The depth that `select_layer` leaves. Source: deepseek-ai/Janus, siglip_vit.py.
std::int64_t selected_depth(std::int64_t layers, std::int64_t select_layer) {
  return std::min(layers, select_layer <= 0 ? layers + select_layer + 1 : select_layer);
}

VisionConfig parse_vision(const JsonSection& s) {
  VisionConfig c;
  const std::string model = s.text("model_name", "siglip_large_patch16_384");
  const bool published = model.rfind("siglip_large_patch16", 0) == 0;
  if (!published && !s.has("width")) {
    throw Error(ErrorKind::unsupported, join("The vision encoder “", model, "” is not known to this program."));
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
  if (c.image_size % c.patch_size != 0) s.fail(s.name("image_size"), "must be a multiple of patch_size");
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

ModelConfig parse_model_config(const std::string& json, const std::string& file_name) {
  const Json document = parse_json(json, file_name);
  const JsonSection root(document, file_name);
  const std::string type = root.text("model_type", "");
  if (type != "multi_modality") {
    throw Error(ErrorKind::unsupported,
                join("“", file_name, "” describes a model of type “", type, "”, not a Janus model (multi_modality)."));
  }
  ModelConfig config;
  config.decoder = parse_decoder(root.section("language_config"));
  config.vision = parse_vision(root.section("vision_config").section("params"));
  config.vq = parse_vq(root.section("gen_vision_config").section("params"));
  config.image_head_width =
      root.section("gen_head_config").section("params").integer("image_token_embed", config.decoder.width, 1, largest_width);
  return config;
}

ModelConfig read_model_config(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "config.json";
  return parse_model_config(read_file(file), file.string());
}

std::string model_config_json(const ModelConfig& c) {
  const auto projector = [&](std::int64_t in) {
    return Json{{"cls", "MlpProjector"},
                {"params", {{"depth", 2}, {"input_dim", in}, {"n_embed", c.decoder.width}, {"projector_type", "mlp_gelu"}}}};
  };
  nlohmann::ordered_json document{
      {"architectures", {"MultiModalityCausalLM"}},
      {"model_type", "multi_modality"},
      {"language_config",
       {{"model_type", "llama"},
        {"hidden_size", c.decoder.width},
        {"num_hidden_layers", c.decoder.layers},
        {"num_attention_heads", c.decoder.heads},
        {"num_key_value_heads", c.decoder.key_value_heads},
        {"head_dim", c.decoder.head_size},
        {"intermediate_size", c.decoder.feed_forward_width},
        {"vocab_size", c.decoder.vocabulary},
        {"max_position_embeddings", c.decoder.max_positions},
        {"rms_norm_eps", c.decoder.norm_eps},
        {"rope_theta", c.decoder.rope_theta}}},
      {"vision_config",
       {{"cls", "CLIPVisionTower"},
        {"params",
         {{"model_name", "bifrons_vit"},
          {"image_size", c.vision.image_size},
          {"patch_size", c.vision.patch_size},
          {"width", c.vision.width},
          {"layers", c.vision.layers},
          {"heads", c.vision.heads},
          {"mlp_width", c.vision.mlp_width},
          {"norm_eps", c.vision.norm_eps},
          {"select_feature", "same"},
          {"select_layer", -1}}}}},
      {"aligner_config", projector(c.vision.width)},
      {"gen_vision_config",
       {{"cls", "VQ-16"},
        {"params",
         {{"image_token_size", c.vq.codes},
          {"n_embed", c.vq.code_width},
          {"base_channels", c.vq.base_channels},
          {"channel_multiplier", c.vq.multipliers},
          {"encoder_blocks", c.vq.encoder_blocks},
          {"decoder_blocks", c.vq.decoder_blocks},
          {"z_channels", c.vq.z_channels},
          {"norm_group_channels", c.vq.norm_group_channels},
          {"image_size", c.vq.image_size}}}}},
      {"gen_aligner_config", projector(c.vq.code_width)},
      {"gen_head_config",
       {{"cls", "vision_head"},
        {"params",
         {{"image_token_embed", c.image_head_width},
          {"image_token_size", c.vq.codes},
          {"n_embed", c.decoder.width}}}}}};
  return document.dump(2) + "\n";
}

}  // namespace core::model
