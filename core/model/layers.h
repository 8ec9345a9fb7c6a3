#pragma once

#include <ATen/core/Tensor.h>

#include "core/model/parameter.h"

/// The smallest modules. Products are computed in tensor::compute_dtype of their weights; norms in float32; what a module
/// returns is said at its call operator. Modules are plain structs: sizes are fixed at construction, tensors arrive by a visitor.
namespace core::model {

/// y = x Wᵀ + b. x: [..., in], any floating dtype. Returns [..., out] in the dtype of the weight, or in float32 where that
/// is what was computed.
struct Linear {
  std::int64_t in = 0;
  std::int64_t out = 0;
  bool has_bias = true;
  double gain = 1.0;  ///< of the random start
  at::Tensor weight;  ///< [out, in]
  at::Tensor bias;    ///< [out]

  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

/// Rows of a table. ids: int64 of any shape. Returns [..., width] in float32.
struct Embedding {
  std::int64_t rows = 0;
  std::int64_t width = 0;
  double gain = 0.02;
  at::Tensor weight;  ///< [rows, width]

  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& ids) const;
};

/// w ⊙ x / sqrt(mean(x²) + eps), in float32. Source: Llama.
struct RmsNorm {
  std::int64_t width = 0;
  double eps = 1e-6;
  at::Tensor weight;  ///< [width]

  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

/// Layer normalisation with weight and bias, in float32.
struct LayerNorm {
  std::int64_t width = 0;
  double eps = 1e-6;
  at::Tensor weight;  ///< [width]
  at::Tensor bias;    ///< [width]

  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

/// Group normalisation over channels, [B, C, Y, X], in the dtype of x.
struct GroupNorm {
  std::int64_t groups = 0;
  std::int64_t channels = 0;
  double eps = 1e-6;
  at::Tensor weight;  ///< [channels]
  at::Tensor bias;    ///< [channels]

  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
  /// silu of the norm.
  [[nodiscard]] at::Tensor activated(const at::Tensor& x) const;
};

/// A square convolution with bias, [B, in, Y, X] → [B, out, Y', X'].
struct Conv2d {
  std::int64_t in = 0;
  std::int64_t out = 0;
  std::int64_t kernel = 3;
  std::int64_t stride = 1;
  std::int64_t padding = 0;
  double gain = 1.0;
  at::Tensor weight;  ///< [out, in, kernel, kernel]
  at::Tensor bias;    ///< [out]

  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

/// Linear → exact GELU → Linear: both aligners (`layers.0`, `layers.2`). Returns float32.
struct MlpProjector {
  Linear first;
  Linear second;

  MlpProjector() = default;
  MlpProjector(std::int64_t in, std::int64_t width);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

}  // namespace core::model
