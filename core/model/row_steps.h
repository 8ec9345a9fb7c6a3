#pragma once

#include <ATen/core/Tensor.h>

#include <span>

#include "core/model/kv_cache.h"

namespace core::model {

/// The steps of decoding on one kind of device, with kernels of our own. A row's numbers do not depend on the rows beside it.
class RowSteps {
 public:
  RowSteps() = default;
  RowSteps(const RowSteps&) = delete;
  RowSteps& operator=(const RowSteps&) = delete;
  virtual ~RowSteps() = default;

  /// Whether one step takes rows that lie in several caches, and so are of several lengths.
  [[nodiscard]] virtual bool takes_several_caches() const = 0;
  /// embeddings: [B, 1, C], the rows of the first cache first. Each cache has room for one position more, which is written, but
  /// not committed. Returns the hidden state after the final norm, [B, C] float32.
  [[nodiscard]] virtual at::Tensor step(const at::Tensor& embeddings, std::span<KvCache> caches) = 0;
};

}  // namespace core::model
