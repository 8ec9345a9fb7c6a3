#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/layers.h"
#include "core/model/model_config.h"
#include "core/model/vq_blocks.h"

namespace core::model {

/// One resolution of a VQ network: residual blocks, attention after each at the lowest one, and a change of resolution.
struct VqLevel {
  std::vector<VqResBlock> res;
  std::vector<VqAttnBlock> attn;
  std::optional<Conv2d> resample;
};

/// Pixels [B, 3, Y, X] in [−1, 1] → latents [B, z, Gy, Gx].
class VqEncoder {
 public:
  explicit VqEncoder(const VqConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  [[nodiscard]] at::Tensor operator()(const at::Tensor& pixels) const;

 private:
  Conv2d conv_in_;
  std::vector<VqLevel> levels_;
  VqMiddle mid_;
  GroupNorm norm_out_;
  Conv2d conv_out_;
};

/// Latents [B, z, Gy, Gx] → pixels [B, 3, Y, X], about [−1, 1], not clamped. Level 0 is the lowest resolution.
class VqDecoder {
 public:
  explicit VqDecoder(const VqConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  [[nodiscard]] at::Tensor operator()(const at::Tensor& latents) const;

 private:
  Conv2d conv_in_;
  VqMiddle mid_;
  std::vector<VqLevel> levels_;
  GroupNorm norm_out_;
  Conv2d conv_out_;
};

/// The picture tokenizer: pixels ↔ codes. Latents and codebook rows are normalised to length one wherever they meet.
/// Names are those under `gen_vision_model`.
class VqModel {
 public:
  explicit VqModel(const VqConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);

  /// pixels: [B, 3, Y, X] in [−1, 1]. Returns normalised latents [B, Gy, Gx, d] float32.
  [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const;
  /// latents: [..., d], normalised. Returns the nearest codes, int64 [...].
  [[nodiscard]] at::Tensor nearest_codes(const at::Tensor& latents) const;
  /// codes: int64 [B, Gy, Gx]. Returns normalised rows of the codebook, [B, Gy, Gx, d] float32.
  [[nodiscard]] at::Tensor code_vectors(const at::Tensor& codes) const;
  /// vectors: [B, Gy, Gx, d]. Returns pixels [B, 3, Y, X] float32.
  [[nodiscard]] at::Tensor decode_vectors(const at::Tensor& vectors) const;

  /// pixels → codes, int64 [B, Gy, Gx].
  [[nodiscard]] at::Tensor tokenize(const at::Tensor& pixels) const { return nearest_codes(encode(pixels)); }
  /// codes → pixels, as `decode_vectors`.
  [[nodiscard]] at::Tensor paint(const at::Tensor& codes) const { return decode_vectors(code_vectors(codes)); }

  /// The stored codebook, [N, d], not necessarily normalised.
  [[nodiscard]] at::Tensor& codebook() { return codebook_.weight; }

 private:
  VqEncoder encoder_;
  Conv2d quant_conv_;
  Embedding codebook_;
  Conv2d post_quant_conv_;
  VqDecoder decoder_;
};

}  // namespace core::model
