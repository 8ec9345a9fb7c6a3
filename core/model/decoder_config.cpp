#include <algorithm>

#include "core/model/config_parsers.h"

namespace core::model {
namespace {

/// Beside the other fields, or, since transformers 5, in a section of its own.
double parse_rope_theta(const JsonSection& s, double fallback) {
  if (s.has("rope_scaling")) s.fail(s.name("rope_scaling"), "is not supported by this program");
  if (!s.has("rope_parameters")) return s.real("rope_theta", fallback, 1.0, 1e9);
  const JsonSection rope = s.section("rope_parameters");
  require(rope, "rope_type", "default");
  return rope.real("rope_theta", fallback, 1.0, 1e9);
}

}  // namespace

void require(const JsonSection& section, const std::string& key, const std::string& only) {
  const std::string value = section.text(key, only);
  if (value != only) section.fail(section.name(key), join("is “", value, "”, but this program knows “", only, "” alone"));
}

void require_flag(const JsonSection& section, const std::string& key, bool only) {
  if (section.boolean(key, only) == only) return;
  section.fail(section.name(key), join("is ", only ? "false" : "true", ", which this program does not support"));
}

DecoderConfig parse_decoder(const JsonSection& s) {
  DecoderConfig c;
  c.width = s.integer("hidden_size", c.width, 1, largest_width);
  c.layers = s.integer("num_hidden_layers", c.layers, 1, 512);
  c.heads = s.integer("num_attention_heads", c.heads, 1, 1024);
  c.key_value_heads = s.integer("num_key_value_heads", c.heads, 1, c.heads);
  c.head_size = s.integer("head_dim", std::max<std::int64_t>(1, c.width / c.heads), 1, 1024);
  c.feed_forward_width = s.integer("intermediate_size", c.feed_forward_width, 1, 1 << 20);
  c.vocabulary = s.integer("vocab_size", c.vocabulary, 1, 1 << 22);
  c.max_positions = s.integer("max_position_embeddings", c.max_positions, 1, 1 << 22);
  c.norm_eps = s.real("rms_norm_eps", c.norm_eps, 1e-12, 1.0);
  c.rope_theta = parse_rope_theta(s, c.rope_theta);
  if (!s.has("head_dim") && c.width % c.heads != 0) s.fail(s.name("num_attention_heads"), "must divide hidden_size");
  if (c.heads % c.key_value_heads != 0) s.fail(s.name("num_key_value_heads"), "must divide num_attention_heads");
  if (c.head_size % 2 != 0) s.fail(s.name("head_dim"), "must be even");
  require(s, "hidden_act", "silu");
  require_flag(s, "attention_bias", false);
  require_flag(s, "mlp_bias", false);
  return c;
}

}  // namespace core::model
