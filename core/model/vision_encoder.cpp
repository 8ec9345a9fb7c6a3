#include "core/model/vision_encoder.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/scaled_dot_product_attention.h>

#include <cmath>

#include "core/model/block_attention.h"
#include "core/tensor/dtype_policy.h"

namespace core::model {
namespace {

/// by_head: queries, keys and values, [3, B, H, P, D]. Returns [B, P, H · D].
at::Tensor attend(const at::Tensor& by_head) {
  return at::scaled_dot_product_attention(by_head[0], by_head[1], by_head[2]).transpose(1, 2).flatten(2);
}

}  // namespace

VisionBlock::VisionBlock(const VisionConfig& c)
    : heads(c.heads),
      norm1{.width = c.width, .eps = c.norm_eps},
      qkv{.in = c.width, .out = 3 * c.width},
      proj{.in = c.width, .out = c.width, .gain = 1.0 / std::sqrt(2.0 * static_cast<double>(c.layers))},
      norm2{.width = c.width, .eps = c.norm_eps},
      fc1{.in = c.width, .out = c.mlp_width},
      fc2{.in = c.mlp_width, .out = c.width, .gain = 1.0 / std::sqrt(2.0 * static_cast<double>(c.layers))} {}

void VisionBlock::visit(const std::string& prefix, ParameterVisitor& visitor) {
  norm1.visit(prefix + ".norm1", visitor);
  qkv.visit(prefix + ".attn.qkv", visitor);
  proj.visit(prefix + ".attn.proj", visitor);
  norm2.visit(prefix + ".norm2", visitor);
  fc1.visit(prefix + ".mlp.fc1", visitor);
  fc2.visit(prefix + ".mlp.fc2", visitor);
}

at::Tensor VisionBlock::operator()(const at::Tensor& x) const {
  const std::int64_t E = x.size(2);
  const bool in_blocks = suits_block_attention(qkv.weight, E / heads);
  const at::ScalarType dtype = in_blocks ? at::kBFloat16 : tensor::attention_dtype(qkv.weight);
  const at::Tensor fused = qkv(norm1(x)).to(dtype).unflatten(-1, {3, heads, E / heads});  // [B, P, 3, H, D]
  const at::Tensor by_head = fused.permute({2, 0, 3, 1, 4});                                   // [3, B, H, P, D]
  const at::Tensor mixed = in_blocks ? attend_in_blocks(by_head[0], by_head[1], by_head[2], x.size(1)) : attend(by_head);
  const at::Tensor attended = x + proj(mixed);  // [B, P, E]
  return attended + fc2(at::gelu(fc1(norm2(attended)), "none"));
}

VisionEncoder::VisionEncoder(const VisionConfig& c)
    : patch_embed_{.in = 3, .out = c.width, .kernel = c.patch_size, .stride = c.patch_size},
      norm_{.width = c.width, .eps = c.norm_eps},
      patches_(c.patches()) {
  for (std::int64_t i = 0; i < c.layers; ++i) blocks_.emplace_back(c);
}

void VisionEncoder::visit(const std::string& prefix, ParameterVisitor& visitor) {
  patch_embed_.visit(prefix + ".patch_embed.proj", visitor);
  visitor.parameter(prefix + ".pos_embed", pos_embed_,
                    {.shape = {1, patches_, norm_.width}, .init = Init::embedding, .gain = 0.02});
  for (std::size_t i = 0; i < blocks_.size(); ++i) blocks_[i].visit(prefix + ".blocks." + std::to_string(i), visitor);
  norm_.visit(prefix + ".norm", visitor);
}

at::Tensor VisionEncoder::operator()(const at::Tensor& pixels) const {
  at::Tensor x = patch_embed_(pixels).flatten(2).transpose(1, 2).to(at::kFloat);  // [B, P, E]
  x = x + pos_embed_.to(at::kFloat);
  for (const VisionBlock& block : blocks_) x = block(x);
  return norm_(x);
}

}  // namespace core::model
