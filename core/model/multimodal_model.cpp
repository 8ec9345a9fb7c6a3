#include "core/model/multimodal_model.h"

#include <ATen/ops/gelu.h>

namespace core::model {

ImageHead::ImageHead(const ModelConfig& c)
    : output_mlp_projector{.in = c.decoder.width, .out = c.image_head_width},
      vision_head{.in = c.image_head_width, .out = c.vq.codes} {}

void ImageHead::visit(const std::string& prefix, ParameterVisitor& visitor) {
  output_mlp_projector.visit(prefix + ".output_mlp_projector", visitor);
  vision_head.visit(prefix + ".vision_head", visitor);
}

at::Tensor ImageHead::operator()(const at::Tensor& hidden) const {
  return vision_head(at::gelu(output_mlp_projector(hidden), "none")).to(at::kFloat);
}

MultimodalModel::MultimodalModel(const ModelConfig& c)
    : config(c),
      vision(c.vision),
      aligner(c.vision.width, c.decoder.width),
      decoder(c.decoder),
      gen_embed{.rows = c.vq.codes, .width = c.vq.code_width, .gain = 1.0},
      gen_aligner(c.vq.code_width, c.decoder.width),
      gen_head(c),
      vq(c.vq) {}

void MultimodalModel::visit(ParameterVisitor& visitor) {
  vision.visit("vision_model.vision_tower", visitor);
  aligner.visit("aligner", visitor);
  decoder.visit("language_model", visitor);
  gen_embed.visit("gen_embed", visitor);
  gen_aligner.visit("gen_aligner", visitor);
  gen_head.visit("gen_head", visitor);
  vq.visit("gen_vision_model", visitor);
}

}  // namespace core::model
