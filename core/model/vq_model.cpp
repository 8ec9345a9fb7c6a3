#include "core/model/vq_model.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/upsample_nearest2d.h>

#include <algorithm>
#include <utility>

#include "core/tensor/picture_layout.h"

namespace core::model {
namespace {

Conv2d conv3(std::int64_t in, std::int64_t out) { return {.in = in, .out = out, .kernel = 3, .padding = 1}; }
Conv2d conv1x1(std::int64_t in, std::int64_t out) { return {.in = in, .out = out, .kernel = 1}; }

/// x / max(‖x‖, 1e-12) over the last dimension.
at::Tensor normalized(const at::Tensor& x) {
  return x / x.norm(2, {-1}, /*keepdim=*/true).clamp_min(1e-12);
}

void visit_level(VqLevel& level, const std::string& prefix, const std::string& resample_name, ParameterVisitor& visitor) {
  for (std::size_t j = 0; j < level.res.size(); ++j) level.res[j].visit(prefix + ".res." + std::to_string(j), visitor);
  for (std::size_t j = 0; j < level.attn.size(); ++j) level.attn[j].visit(prefix + ".attn." + std::to_string(j), visitor);
  if (level.resample) level.resample->visit(prefix + "." + resample_name + ".conv", visitor);
}

at::Tensor run_blocks(const VqLevel& level, at::Tensor x) {
  for (std::size_t j = 0; j < level.res.size(); ++j) {
    x = level.res[j](x);
    if (j < level.attn.size()) x = level.attn[j](x);
  }
  return x;
}

std::int64_t channels_at(const VqConfig& c, std::size_t level) { return c.base_channels * c.multipliers[level]; }

}  // namespace

VqEncoder::VqEncoder(const VqConfig& c)
    : conv_in_(conv3(3, c.base_channels)),
      mid_(c, channels_at(c, c.multipliers.size() - 1)),
      norm_out_(vq_norm(c, channels_at(c, c.multipliers.size() - 1))),
      conv_out_(conv3(channels_at(c, c.multipliers.size() - 1), c.z_channels)) {
  std::int64_t channels = c.base_channels;
  for (std::size_t l = 0; l < c.multipliers.size(); ++l) {
    const bool lowest = l + 1 == c.multipliers.size();
    VqLevel level;
    for (std::int64_t j = 0; j < c.encoder_blocks; ++j) {
      level.res.emplace_back(c, channels, channels_at(c, l));
      channels = channels_at(c, l);
      if (lowest) level.attn.emplace_back(c, channels);
    }
    if (!lowest) level.resample = Conv2d{.in = channels, .out = channels, .kernel = 3, .stride = 2};
    levels_.push_back(std::move(level));
  }
}

void VqEncoder::visit(const std::string& prefix, ParameterVisitor& visitor) {
  conv_in_.visit(prefix + ".conv_in", visitor);
  for (std::size_t l = 0; l < levels_.size(); ++l) {
    visit_level(levels_[l], prefix + ".conv_blocks." + std::to_string(l), "downsample", visitor);
  }
  mid_.visit(prefix + ".mid", visitor);
  norm_out_.visit(prefix + ".norm_out", visitor);
  conv_out_.visit(prefix + ".conv_out", visitor);
}

at::Tensor VqEncoder::operator()(const at::Tensor& pixels) const {
  at::Tensor x = conv_in_(pixels);
  for (const VqLevel& level : levels_) {
    x = run_blocks(level, std::move(x));
    // The published network pads on the right and at the bottom only.
    if (level.resample) x = (*level.resample)(at::constant_pad_nd(x, {0, 1, 0, 1}, 0));
  }
  return conv_out_(norm_out_.activated(mid_(x)));
}

VqDecoder::VqDecoder(const VqConfig& c)
    : conv_in_(conv3(c.z_channels, channels_at(c, c.multipliers.size() - 1))),
      mid_(c, channels_at(c, c.multipliers.size() - 1)),
      norm_out_(vq_norm(c, channels_at(c, 0))),
      conv_out_(conv3(channels_at(c, 0), 3)) {
  std::int64_t channels = channels_at(c, c.multipliers.size() - 1);
  for (std::size_t l = 0; l < c.multipliers.size(); ++l) {
    const std::int64_t out = channels_at(c, c.multipliers.size() - 1 - l);
    VqLevel level;
    for (std::int64_t j = 0; j < c.decoder_blocks; ++j) {
      level.res.emplace_back(c, channels, out);
      channels = out;
      if (l == 0) level.attn.emplace_back(c, channels);
    }
    if (l + 1 < c.multipliers.size()) level.resample = conv3(channels, channels);
    levels_.push_back(std::move(level));
  }
}

void VqDecoder::visit(const std::string& prefix, ParameterVisitor& visitor) {
  conv_in_.visit(prefix + ".conv_in", visitor);
  mid_.visit(prefix + ".mid", visitor);
  for (std::size_t l = 0; l < levels_.size(); ++l) {
    visit_level(levels_[l], prefix + ".conv_blocks." + std::to_string(l), "upsample", visitor);
  }
  norm_out_.visit(prefix + ".norm_out", visitor);
  conv_out_.visit(prefix + ".conv_out", visitor);
}

at::Tensor VqDecoder::operator()(const at::Tensor& latents) const {
  at::Tensor x = mid_(conv_in_(latents));
  for (const VqLevel& level : levels_) {
    x = run_blocks(level, std::move(x));
    if (level.resample) x = (*level.resample)(at::upsample_nearest2d(x, {x.size(2) * 2, x.size(3) * 2}));
  }
  return conv_out_(norm_out_.activated(x));
}

VqModel::VqModel(const VqConfig& c)
    : encoder_(c),
      quant_conv_(conv1x1(c.z_channels, c.code_width)),
      codebook_{.rows = c.codes, .width = c.code_width, .gain = 1.0},
      post_quant_conv_(conv1x1(c.code_width, c.z_channels)),
      decoder_(c) {}

void VqModel::visit(const std::string& prefix, ParameterVisitor& visitor) {
  encoder_.visit(prefix + ".encoder", visitor);
  quant_conv_.visit(prefix + ".quant_conv", visitor);
  codebook_.visit(prefix + ".quantize.embedding", visitor);
  post_quant_conv_.visit(prefix + ".post_quant_conv", visitor);
  decoder_.visit(prefix + ".decoder", visitor);
}

at::Tensor VqModel::encode(const at::Tensor& pixels) const {
  const at::Tensor input = pixels.contiguous(tensor::picture_layout(codebook_.weight));
  return normalized(quant_conv_(encoder_(input)).to(at::kFloat).permute({0, 2, 3, 1}));  // [B, Gy, Gx, d]
}

at::Tensor VqModel::nearest_codes(const at::Tensor& latents) const {
  const at::Tensor rows = normalized(codebook_.weight.to(at::kFloat));  // [N, d]
  return at::matmul(latents, rows.t()).argmax(-1);
}

at::Tensor VqModel::code_vectors(const at::Tensor& codes) const { return normalized(codebook_(codes)); }

at::Tensor VqModel::decode_vectors(const at::Tensor& vectors) const {
  const at::Tensor grid = vectors.permute({0, 3, 1, 2}).contiguous(tensor::picture_layout(codebook_.weight));  // [B, d, Gy, Gx]
  return decoder_(post_quant_conv_(grid)).to(at::kFloat);
}

}  // namespace core::model
