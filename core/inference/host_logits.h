#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <span>

namespace core::inference {

/// The logits of a step in ordinary memory, where the sampling rules change them. The memory is taken once for all steps.
class HostLogits {
 public:
  /// rows: [R, V] of any floating type on any device.
  void read(const at::Tensor& rows);
  /// Row r of what was read last, V numbers; valid until the next reading.
  [[nodiscard]] std::span<float> row(std::int64_t r);

 private:
  at::Tensor memory_;  ///< [R, V] float32
};

}  // namespace core::inference
