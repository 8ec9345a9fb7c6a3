#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/kernels/row_product.h"
#include "core/kernels/thread_team.h"
#include "core/model/decoder.h"
#include "core/model/kv_cache.h"

namespace core::model {

/// The steps of decoding: one new position for each of a few rows. On the CPU they run on loops of our own, in which a
/// row's numbers do not depend on the rows beside it; elsewhere, and where weights lie unusually, on the library's
/// products. Not thread-safe; one per request.
class RowDecoder {
 public:
  /// Whether rows of this decoder are computed independently, so that several requests may share a step without a trace.
  [[nodiscard]] static bool rows_are_independent(const Decoder& decoder);

  /// `decoder` must outlive this and keep its weights.
  RowDecoder(const Decoder& decoder, const DecoderConfig& config);

  /// embeddings: [B, 1, C]. Writes one position per row behind those in the cache and commits it. Returns the hidden state
  /// after the final norm, [B, C] float32. Throws Error(invalid_request) when the cache is full.
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, KvCache& cache);

 private:
  /// A layer as the loops read it.
  struct Layer {
    const void* query;
    const void* key;
    const void* value;
    const void* output;
    const void* gate;
    const void* up;
    const void* down;
    std::vector<float> attention_norm;
    std::vector<float> feed_forward_norm;
  };
  /// What one step works in, [rows, …] each.
  struct Workspace {
    std::vector<float> stream, normed, query, key, value, mixed, branch, gate, up;
    void resize(const DecoderConfig& config, std::int64_t rows);
  };

  void attend(std::size_t index, KvCache& cache, const RotaryAngles& angles, std::int64_t rows);
  void feed_forward(const Layer& layer, std::int64_t rows);
  void normalize(const std::vector<float>& weight, std::int64_t rows, float* to);
  void multiply(const float* input, std::int64_t columns, std::int64_t rows, std::initializer_list<kernels::Product> products);
  void add_branch(std::int64_t rows);

  const Decoder& decoder_;
  DecoderConfig config_;
  kernels::NumberType type_ = kernels::NumberType::fp32;
  std::vector<Layer> layers_;  ///< empty: the library's products are used
  std::vector<float> final_norm_;
  std::shared_ptr<kernels::ThreadTeam> team_;
  Workspace work_;
};

}  // namespace core::model
