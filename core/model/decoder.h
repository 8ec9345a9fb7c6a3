#pragma once

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/kv_cache.h"
#include "core/model/layers.h"
#include "core/model/model_config.h"
#include "core/model/rotary.h"

namespace core::model {

/// What the positions of one call may see of each other. With neither a mask nor a cache a position sees itself and those
/// before it; with a cache also everything committed.
struct AttentionContext {
  RotaryAngles angles;
  at::Tensor mask;           ///< float32 [B or 1, 1, T, S], added to the scores; undefined: causal
  KvCache* cache = nullptr;  ///< may be absent
};

/// Causal self-attention with rotary positions; keys and values may have fewer heads than queries.
struct Attention {
  std::int64_t heads = 0;
  std::int64_t key_value_heads = 0;
  std::int64_t head_size = 0;
  Linear q_proj, k_proj, v_proj, o_proj;

  explicit Attention(const DecoderConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  /// x: [B, T, C]. Returns [B, T, C].
  at::Tensor operator()(const at::Tensor& x, std::int64_t layer, const AttentionContext& context) const;
};

/// SwiGLU: down(silu(gate(x)) ⊙ up(x)).
struct FeedForward {
  Linear gate_proj, up_proj, down_proj;

  explicit FeedForward(const DecoderConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  at::Tensor operator()(const at::Tensor& x) const;
};

struct DecoderLayer {
  RmsNorm input_layernorm;
  Attention self_attn;
  RmsNorm post_attention_layernorm;
  FeedForward mlp;

  explicit DecoderLayer(const DecoderConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);
  /// x: [B, T, C] float32. Returns the same.
  at::Tensor operator()(const at::Tensor& x, std::int64_t layer, const AttentionContext& context) const;
};

/// The matrices that a step of a layer reads: query, key, value, output, gate, up, down.
[[nodiscard]] std::array<const at::Tensor*, 7> step_matrices(const DecoderLayer& layer);

/// The Llama decoder of Janus, from embeddings to the final-normed hidden state. The residual stream is float32 whatever
/// the weights are. Names are those of the official checkpoint under `language_model`.
class Decoder {
 public:
  explicit Decoder(const DecoderConfig& config);
  void visit(const std::string& prefix, ParameterVisitor& visitor);

  /// ids: int64 of any shape. Returns [..., C] float32.
  [[nodiscard]] at::Tensor embed(const at::Tensor& ids) const { return embed_tokens(ids); }

  /// embeddings: [B, T, C]. positions: int64 [T] or [B, T]. mask: see AttentionContext; undefined for causal. With a cache
  /// the new positions are written and committed. Returns the hidden state after the final norm, [B, T, C] float32.
  [[nodiscard]] at::Tensor hidden(const at::Tensor& embeddings, const at::Tensor& positions, const at::Tensor& mask,
                                  KvCache* cache) const;

  /// The usual call: T new positions right behind those in the cache.
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, KvCache& cache) const;

  /// hidden: [..., C]. Returns text logits [..., V], float32.
  [[nodiscard]] at::Tensor text_logits(const at::Tensor& hidden) const { return lm_head(hidden).to(at::kFloat); }

  Embedding embed_tokens;
  std::vector<DecoderLayer> layers;
  RmsNorm norm;
  Linear lm_head;

 private:
  DecoderConfig config_;
};

}  // namespace core::model
