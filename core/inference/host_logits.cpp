#include "core/inference/host_logits.h"

#include <ATen/ops/empty.h>

namespace core::inference {

void HostLogits::read(const at::Tensor& rows) {
  if (!memory_.defined() || memory_.sizes() != rows.sizes()) memory_ = at::empty(rows.sizes(), at::kFloat);
  memory_.copy_(rows);
}

std::span<float> HostLogits::row(std::int64_t r) {
  const std::int64_t V = memory_.size(1);
  return {memory_.mutable_data_ptr<float>() + r * V, static_cast<std::size_t>(V)};
}

}  // namespace core::inference
