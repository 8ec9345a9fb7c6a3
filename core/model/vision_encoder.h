#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/layers.h"
#include "core/model/model_config.h"

namespace core::model {

/// Pre-norm block of the vision transformer with one fused projection for queries, keys and values.
struct VisionBlock {
  std::int64_t heads = 0;
  LayerNorm norm1;
  Linear qkv, proj;
  LayerNorm norm2;
  Linear fc1, fc2;

  explicit VisionBlock(const VisionConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  /// x: [B, P, E] float32. Returns the same.
  at::Tensor operator()(const at::Tensor& x) const;
};

/// The SigLIP tower of Janus: patches with learned positions, blocks, final norm; no class token, no pooling head.
/// Source: deepseek-ai/Janus, siglip_vit.py. Names are those under `vision_model.vision_tower`.
class VisionEncoder {
 public:
  explicit VisionEncoder(const VisionConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);

  /// pixels: [B, 3, Y, X] in [−1, 1]. Returns [B, P, E] float32, patches row by row.
  [[nodiscard]] at::Tensor operator()(const at::Tensor& pixels) const;

 private:
  Conv2d patch_embed_;
  at::Tensor pos_embed_;  ///< [1, P, E]
  std::vector<VisionBlock> blocks_;
  LayerNorm norm_;
  std::int64_t patches_ = 0;
};

}  // namespace core::model
