#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>

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
  [[nodiscard]] at::Tensor step(const at::Tensor& embeddings, KvCache& cache);

 private:
  const Decoder& decoder_;
  std::unique_ptr<RowSteps> steps_;  ///< null: the library's products are used
};

}  // namespace core::model
