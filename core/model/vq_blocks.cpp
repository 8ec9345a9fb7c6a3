#include "core/model/vq_blocks.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/scaled_dot_product_attention.h>

namespace core::model {
namespace {

Conv2d conv3(std::int64_t in, std::int64_t out, double gain = 1.0) {
  return {.in = in, .out = out, .kernel = 3, .padding = 1, .gain = gain};
}
Conv2d conv1x1(std::int64_t in, std::int64_t out, double gain = 1.0) {
  return {.in = in, .out = out, .kernel = 1, .gain = gain};
}

/// The last convolution of a branch starts near zero: with larger starts the codes collapse in small models.
constexpr double branch_gain = 0.05;

/// [B, C, Y, X] → [B, 1, Y · X, C]
at::Tensor as_sequence(const at::Tensor& x) { return x.flatten(2).transpose(1, 2).unsqueeze(1); }

}  // namespace

GroupNorm vq_norm(const VqConfig& config, std::int64_t channels) {
  const std::int64_t groups = config.norm_group_channels == 0 ? 32 : channels / config.norm_group_channels;
  return {.groups = groups, .channels = channels};
}

VqResBlock::VqResBlock(const VqConfig& config, std::int64_t in, std::int64_t out)
    : norm1(vq_norm(config, in)), conv1(conv3(in, out)), norm2(vq_norm(config, out)), conv2(conv3(out, out, branch_gain)) {
  if (in != out) nin_shortcut = conv1x1(in, out);
}

void VqResBlock::visit(const std::string& prefix, ParameterVisitor& visitor) {
  norm1.visit(prefix + ".norm1", visitor);
  conv1.visit(prefix + ".conv1", visitor);
  norm2.visit(prefix + ".norm2", visitor);
  conv2.visit(prefix + ".conv2", visitor);
  if (nin_shortcut) nin_shortcut->visit(prefix + ".nin_shortcut", visitor);
}

at::Tensor VqResBlock::operator()(const at::Tensor& x) const {
  // A statement each: at full size a tensor is tens of megabytes, and what one call made would live as long as the others.
  at::Tensor inner = norm1.activated(x);
  inner = conv1(inner);
  inner = norm2.activated(inner);
  inner = conv2(inner);
  return (nin_shortcut ? (*nin_shortcut)(x) : x) + inner;
}

VqAttnBlock::VqAttnBlock(const VqConfig& config, std::int64_t channels)
    : norm(vq_norm(config, channels)),
      q(conv1x1(channels, channels)),
      k(conv1x1(channels, channels)),
      v(conv1x1(channels, channels)),
      proj_out(conv1x1(channels, channels, branch_gain)) {}

void VqAttnBlock::visit(const std::string& prefix, ParameterVisitor& visitor) {
  norm.visit(prefix + ".norm", visitor);
  q.visit(prefix + ".q", visitor);
  k.visit(prefix + ".k", visitor);
  v.visit(prefix + ".v", visitor);
  proj_out.visit(prefix + ".proj_out", visitor);
}

at::Tensor VqAttnBlock::operator()(const at::Tensor& x) const {
  const at::Tensor normed = norm(x);
  const at::Tensor mixed = at::scaled_dot_product_attention(as_sequence(q(normed)), as_sequence(k(normed)),
                                                            as_sequence(v(normed)));  // [B, 1, Y·X, C]
  return x + proj_out(mixed.squeeze(1).transpose(1, 2).reshape(x.sizes()));
}

VqMiddle::VqMiddle(const VqConfig& config, std::int64_t channels)
    : first(config, channels, channels), attention(config, channels), second(config, channels, channels) {}

void VqMiddle::visit(const std::string& prefix, ParameterVisitor& visitor) {
  first.visit(prefix + ".0", visitor);
  attention.visit(prefix + ".1", visitor);
  second.visit(prefix + ".2", visitor);
}

at::Tensor VqMiddle::operator()(const at::Tensor& x) const { return second(attention(first(x))); }

}  // namespace core::model
