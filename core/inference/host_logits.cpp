#include "core/inference/host_logits.h"

#include <ATen/ops/empty.h>

namespace core::inference {

void HostLogits::read(const at::Tensor& rows) {
  if (!memory_.defined() || memory_.sizes() != rows.sizes()) {
    // A card writes by itself into memory that stays where it is; into other memory the driver copies piece by piece.
    memory_ = at::empty(rows.sizes(), at::TensorOptions(at::kFloat).pinned_memory(rows.is_cuda()));
  }
  memory_.copy_(rows);
}

std::span<float> HostLogits::row(std::int64_t r) {
  const std::int64_t V = memory_.size(1);
  return {memory_.mutable_data_ptr<float>() + r * V, static_cast<std::size_t>(V)};
}

}  // namespace core::inference
