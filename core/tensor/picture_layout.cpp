#include "core/tensor/picture_layout.h"

#include <ATen/ops/empty.h>

namespace core::tensor {
namespace {

/// Channels last is twice as fast on the CPU, and what a card's matrix units read. Those do not multiply float32.
at::MemoryFormat layout_for(at::ScalarType dtype, at::Device device) {
  return device.is_cpu() || dtype != at::kFloat ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
}

}  // namespace

at::MemoryFormat picture_layout(const at::Tensor& weight) { return layout_for(weight.scalar_type(), weight.device()); }

at::Tensor empty_parameter(at::IntArrayRef shape, const at::TensorOptions& options) {
  const bool of_convolution = shape.size() == 4 && !options.device().is_cpu();
  if (!of_convolution) return at::empty(shape, options);
  return at::empty(shape, options.memory_format(layout_for(c10::typeMetaToScalarType(options.dtype()), options.device())));
}

}  // namespace core::tensor
