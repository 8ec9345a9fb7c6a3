#pragma once

#include <ATen/core/Tensor.h>

#include "core/model/kv_cache.h"

namespace core::model {

/// The steps of decoding on one kind of device, with kernels of our own. A row's numbers do not depend on the rows beside it.
class RowSteps {
 public:
  RowSteps() = default;
  RowSteps(const RowSteps&) = delete;
  RowSteps& operator=(const RowSteps&) = delete;
  virtual ~RowSteps() = default;

  /// embeddings: [B, 1, C]. The cache has room for one position more, which is written, but not committed. Returns the hidden
  /// state after the final norm, [B, C] float32.
  [[nodiscard]] virtual at::Tensor step(const at::Tensor& embeddings, KvCache& cache) = 0;
};

}  // namespace core::model
