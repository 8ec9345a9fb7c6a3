#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <string>

#include "core/model/layers.h"
#include "core/model/model_config.h"

/// The pieces of the VQ networks; all take and return [B, C, Y, X]. Source: LlamaGen's VQ-16, as Janus uses it.
namespace core::model {

/// GroupNorm as the configuration wants it for so many channels.
GroupNorm vq_norm(const VqConfig& config, std::int64_t channels);

/// x + conv(swish(norm(conv(swish(norm(x)))))), with a 1×1 shortcut where the channels change.
struct VqResBlock {
  GroupNorm norm1;
  Conv2d conv1;
  GroupNorm norm2;
  Conv2d conv2;
  std::optional<Conv2d> nin_shortcut;

  VqResBlock(const VqConfig& config, std::int64_t in, std::int64_t out);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

/// Single-head attention over all positions, with a residual.
struct VqAttnBlock {
  GroupNorm norm;
  Conv2d q, k, v, proj_out;

  VqAttnBlock(const VqConfig& config, std::int64_t channels);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

/// Residual, attention, residual at the lowest resolution: `mid.0`, `mid.1`, `mid.2`.
struct VqMiddle {
  VqResBlock first;
  VqAttnBlock attention;
  VqResBlock second;

  VqMiddle(const VqConfig& config, std::int64_t channels);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

}  // namespace core::model
