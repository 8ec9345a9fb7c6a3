#include "core/model/model_config.h"

#include "core/base/file_io.h"
#include "core/model/config_parsers.h"

namespace core::model {

using Json = nlohmann::json;

ModelConfig parse_model_config(const std::string& json, const std::string& file_name) {
  const Json document = parse_json(json, file_name);
  const JsonSection root(document, file_name);
  const std::string type = root.text("model_type", "");
  if (type == "multi_modality") return parse_official_config(root);
  if (type == "janus") return parse_transformers_config(root);
  throw Error(ErrorKind::unsupported, join("“", file_name, "” describes a model of type “", type,
                                           "”, not a Janus model (multi_modality or janus)."));
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
