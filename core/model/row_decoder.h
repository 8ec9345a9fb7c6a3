#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/model/decoder.h"
#include "core/model/kv_cache.h"
#include "core/model/row_steps.h"

namespace core::model {

/// The steps of decoding: one new position for each of a few rows. On the CPU and on NVIDIA cards they run on kernels of our
/// own, in which a row's numbers do not depend on the rows beside it; elsewhere, and where weights lie unusually, on the
/// library's products. Not thread-safe; one per request.
class RowDecoder {
 public:
  /// Whether there are kernels of our own on a device for heads of this size.
  [[nodiscard]] static bool has_kernels(c10::Device device, std::int64_t head_size);
  /// Whether rows of this decoder are computed independently, so that several requests may share a step without a trace.
  [[nodiscard]] static bool rows_are_independent(const Decoder& decoder);

  /// `decoder` must outlive this and keep its weights.
  RowDecoder(const Decoder& decoder, const DecoderConfig& config);

  /// embeddings: [B, 1, C]. Writes one position per row behind those in the cache and commits it. Returns the hidden state
  /// after the final norm, [B, C] float32. Throws Error(invalid_request) when the cache is full.
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, KvCache& cache) { return step(embeddings, std::span(&cache, 1)); }
  /// The same for rows of several lengths: each cache has those of one, and those of the first come first; together they
  /// have the B rows. The CPU reads the weights once for all of them, a card once for each cache; a row's numbers are those
  /// that it has alone. Throws Error(internal) where the rows are not as many.
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, std::span<KvCache> caches);

 private:
  [[nodiscard]] std::unique_ptr<RowSteps> make_steps() const;
  /// The rows of one cache, by the steps of their own that a card needs.
  [[nodiscard]] at::Tensor step_in(std::size_t number, const at::Tensor& embeddings, std::span<KvCache> cache);

  const Decoder& decoder_;
  DecoderConfig config_;
  std::vector<std::unique_ptr<RowSteps>> steps_;  ///< one, or one for each cache; none: the library's products are used
};

}  // namespace core::model
