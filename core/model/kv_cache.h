#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

#include "core/model/model_config.h"

namespace core::model {

/// Keys [B, K, S, D] and values [B, K, S, D] of all tokens that a step sees: views of the cache.
struct KvView {
  at::Tensor keys;
  at::Tensor values;
};

/// Keys and values of the tokens seen so far, in memory that is taken once. Not thread-safe; one per request.
class KvCache {
 public:
  /// Room for `capacity` positions of `batch` rows.
  KvCache(const DecoderConfig& config, std::int64_t batch, std::int64_t capacity, const at::TensorOptions& options);

  /// Writes [B, K, T, D] of one layer behind the committed tokens; returns views that include them.
  /// Throws Error(invalid_request) when the capacity is exceeded.
  KvView write(std::int64_t layer, const at::Tensor& keys, const at::Tensor& values);
  /// Throws Error(invalid_request) unless `tokens` more positions fit.
  void expect_room(std::int64_t tokens) const;
  /// All of one layer, [B, K, capacity, D], committed or not: for who writes by itself.
  [[nodiscard]] KvView whole(std::int64_t layer) const;
  /// Takes over the committed positions of `other`, whose rows are repeated until all rows of this are filled.
  void copy_from(const KvCache& other);
  void commit(std::int64_t tokens) { length_ += tokens; }  ///< once per step, after the last layer
  void rewind(std::int64_t length);                        ///< forgets everything from `length` on

  [[nodiscard]] std::int64_t length() const { return length_; }
  [[nodiscard]] std::int64_t capacity() const { return capacity_; }
  [[nodiscard]] std::int64_t rows() const { return keys_.front().size(0); }

 private:
  std::vector<at::Tensor> keys_;    ///< per layer [B, K, capacity, D]
  std::vector<at::Tensor> values_;  ///< per layer [B, K, capacity, D]
  std::int64_t capacity_ = 0;
  std::int64_t length_ = 0;
};

}  // namespace core::model
