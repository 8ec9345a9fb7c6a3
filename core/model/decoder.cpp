#include "core/model/decoder.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/silu.h>

#include <cmath>

#include "core/model/block_attention.h"
#include "core/tensor/dtype_policy.h"

namespace core::model {
namespace {

Linear projection(std::int64_t in, std::int64_t out, double gain = 1.0) {
  return {.in = in, .out = out, .has_bias = false, .gain = gain};
}

/// Branches start small, so that the residual stream keeps its size through L layers. Source: GPT-2.
double branch_gain(const DecoderConfig& config) { return 1.0 / std::sqrt(2.0 * static_cast<double>(config.layers)); }

/// [B, T, heads · D] → [B, heads, T, D]
at::Tensor split_heads(const at::Tensor& x, std::int64_t heads) {
  return x.unflatten(-1, {heads, x.size(-1) / heads}).transpose(1, 2);
}

/// Scores over all S positions that the cache and this call hold.
at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask) {
  const std::int64_t T = q.size(2), S = k.size(2);
  const bool grouped = q.size(1) != k.size(1);
  if (mask.defined()) return at::scaled_dot_product_attention(q, k, v, mask, 0.0, false, std::nullopt, grouped);
  if (T == 1) return at::scaled_dot_product_attention(q, k, v, std::nullopt, 0.0, false, std::nullopt, grouped);
  if (T == S) return at::scaled_dot_product_attention(q, k, v, std::nullopt, 0.0, true, std::nullopt, grouped);
  const auto options = at::TensorOptions().dtype(at::kLong).device(q.device());
  const at::Tensor rows = at::arange(S - T, S, options).unsqueeze(1);  // [T, 1]
  const at::Tensor visible = at::arange(S, options).unsqueeze(0) <= rows;  // [T, S]
  return at::scaled_dot_product_attention(q, k, v, visible, 0.0, false, std::nullopt, grouped);
}

}  // namespace

Attention::Attention(const DecoderConfig& c)
    : heads(c.heads),
      key_value_heads(c.key_value_heads),
      head_size(c.head_size),
      q_proj(projection(c.width, c.heads * c.head_size)),
      k_proj(projection(c.width, c.key_value_heads * c.head_size)),
      v_proj(projection(c.width, c.key_value_heads * c.head_size)),
      o_proj(projection(c.heads * c.head_size, c.width, branch_gain(c))) {}

void Attention::visit(const std::string& prefix, ParameterVisitor& visitor) {
  q_proj.visit(prefix + ".q_proj", visitor);
  k_proj.visit(prefix + ".k_proj", visitor);
  v_proj.visit(prefix + ".v_proj", visitor);
  o_proj.visit(prefix + ".o_proj", visitor);
}

at::Tensor Attention::operator()(const at::Tensor& x, std::int64_t layer, const AttentionContext& context) const {
  const bool in_blocks = !context.mask.defined() && x.size(1) > 1 && suits_block_attention(q_proj.weight, head_size);
  const at::ScalarType dtype = in_blocks ? at::kBFloat16 : tensor::attention_dtype(q_proj.weight);
  const at::Tensor q = apply_rotary(split_heads(q_proj(x), heads), context.angles).to(dtype);       // [B, H, T, D]
  at::Tensor k = apply_rotary(split_heads(k_proj(x), key_value_heads), context.angles).to(dtype);   // [B, K, T, D]
  at::Tensor v = split_heads(v_proj(x), key_value_heads).to(dtype);                                 // [B, K, T, D]
  if (context.cache != nullptr) {
    KvView seen = context.cache->write(layer, k, v);
    k = seen.keys.to(dtype);    // [B, K, S, D]
    v = seen.values.to(dtype);  // [B, K, S, D]
  }
  if (in_blocks) return o_proj(attend_in_blocks(q, k, v, k.size(2) - q.size(2) + 1));
  const at::Tensor mixed = attend(q, k, v, context.mask);  // [B, H, T, D]
  return o_proj(mixed.transpose(1, 2).flatten(2));         // [B, T, C]
}

FeedForward::FeedForward(const DecoderConfig& c)
    : gate_proj(projection(c.width, c.feed_forward_width)),
      up_proj(projection(c.width, c.feed_forward_width)),
      down_proj(projection(c.feed_forward_width, c.width, branch_gain(c))) {}

void FeedForward::visit(const std::string& prefix, ParameterVisitor& visitor) {
  gate_proj.visit(prefix + ".gate_proj", visitor);
  up_proj.visit(prefix + ".up_proj", visitor);
  down_proj.visit(prefix + ".down_proj", visitor);
}

at::Tensor FeedForward::operator()(const at::Tensor& x) const {
  const at::Tensor input = x.to(tensor::compute_dtype(gate_proj.weight));  // once for both
  return down_proj(at::silu(gate_proj(input)) * up_proj(input));
}

DecoderLayer::DecoderLayer(const DecoderConfig& c)
    : input_layernorm{.width = c.width, .eps = c.norm_eps},
      self_attn(c),
      post_attention_layernorm{.width = c.width, .eps = c.norm_eps},
      mlp(c) {}

void DecoderLayer::visit(const std::string& prefix, ParameterVisitor& visitor) {
  input_layernorm.visit(prefix + ".input_layernorm", visitor);
  self_attn.visit(prefix + ".self_attn", visitor);
  post_attention_layernorm.visit(prefix + ".post_attention_layernorm", visitor);
  mlp.visit(prefix + ".mlp", visitor);
}

at::Tensor DecoderLayer::operator()(const at::Tensor& x, std::int64_t layer, const AttentionContext& context) const {
  const at::Tensor attended = x + self_attn(input_layernorm(x), layer, context);
  return attended + mlp(post_attention_layernorm(attended));
}

std::array<const at::Tensor*, 7> step_matrices(const DecoderLayer& layer) {
  const Attention& a = layer.self_attn;
  const FeedForward& f = layer.mlp;
  return {&a.q_proj.weight, &a.k_proj.weight, &a.v_proj.weight, &a.o_proj.weight,
          &f.gate_proj.weight, &f.up_proj.weight, &f.down_proj.weight};
}

Decoder::Decoder(const DecoderConfig& c)
    : embed_tokens{.rows = c.vocabulary, .width = c.width},
      norm{.width = c.width, .eps = c.norm_eps},
      lm_head{.in = c.width, .out = c.vocabulary, .has_bias = false},
      config_(c) {
  for (std::int64_t i = 0; i < c.layers; ++i) layers.emplace_back(c);
}

void Decoder::visit(const std::string& prefix, ParameterVisitor& visitor) {
  embed_tokens.visit(prefix + ".model.embed_tokens", visitor);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    layers[i].visit(prefix + ".model.layers." + std::to_string(i), visitor);
  }
  norm.visit(prefix + ".model.norm", visitor);
  lm_head.visit(prefix + ".lm_head", visitor);
}

at::Tensor Decoder::hidden(const at::Tensor& embeddings, const at::Tensor& positions, const at::Tensor& mask,
                           KvCache* cache) const {
  const AttentionContext context{.angles = rotary_angles(positions, config_.head_size, config_.rope_theta),
                                 .mask = mask,
                                 .cache = cache};
  at::Tensor x = embeddings.to(at::kFloat);  // [B, T, C]
  for (std::size_t i = 0; i < layers.size(); ++i) x = layers[i](x, static_cast<std::int64_t>(i), context);
  if (cache != nullptr) cache->commit(embeddings.size(1));
  return norm(x);
}

at::Tensor Decoder::step(const at::Tensor& embeddings, KvCache& cache) const {
  const auto options = at::TensorOptions().dtype(at::kLong).device(embeddings.device());
  const at::Tensor positions = at::arange(cache.length(), cache.length() + embeddings.size(1), options);  // [T]
  return hidden(embeddings, positions, {}, &cache);
}

}  // namespace core::model
