#pragma once

#include <ATen/core/Tensor.h>

#include "core/model/decoder.h"
#include "core/model/layers.h"
#include "core/model/model_config.h"
#include "core/model/vision_encoder.h"
#include "core/model/vq_model.h"

namespace core::model {

/// Final-normed hidden state → logits over the codes: Linear, exact GELU, Linear. Names are those under `gen_head`.
struct ImageHead {
  Linear output_mlp_projector;
  Linear vision_head;

  explicit ImageHead(const ModelConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  /// hidden: [..., C]. Returns [..., N] float32.
  at::Tensor operator()(const at::Tensor& hidden) const;
};

/// Janus, the parts assembled; no loops over tokens here. Parameters carry the names of the official checkpoint.
/// One definition serves inference and training. Weights do not change during inference, so calls may run side by side.
struct MultimodalModel {
  explicit MultimodalModel(const ModelConfig& config);
  void visit(ParameterVisitor& visitor);

  /// pixels: [B, 3, Y, X] in [−1, 1]. Returns embeddings of the placeholder positions, [B, P, C] float32.
  [[nodiscard]] at::Tensor look(const at::Tensor& pixels) const { return aligner(vision(pixels)); }
  /// codes: int64 of any shape. Returns input embeddings [..., C] float32.
  [[nodiscard]] at::Tensor embed_codes(const at::Tensor& codes) const { return gen_aligner(gen_embed(codes)); }
  /// hidden: [..., C]. Returns logits of the next code, [..., N] float32.
  [[nodiscard]] at::Tensor image_logits(const at::Tensor& hidden) const { return gen_head(hidden); }

  ModelConfig config;
  VisionEncoder vision;
  MlpProjector aligner;
  Decoder decoder;
  Embedding gen_embed;
  MlpProjector gen_aligner;
  ImageHead gen_head;
  VqModel vq;
};

}  // namespace core::model
