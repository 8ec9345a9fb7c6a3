#include "core/tensor/dtype_policy.h"

#include "core/kernels/instruction_set.h"

namespace core::tensor {

at::ScalarType compute_dtype(const at::Tensor& weight) { return compute_dtype(weight.scalar_type(), weight.device()); }

at::ScalarType compute_dtype(at::ScalarType stored, at::Device device) {
  if (!device.is_cpu()) return stored;
  const bool slow = stored == at::kHalf || (stored == at::kBFloat16 && !kernels::has_native_bf16());
  return slow ? at::kFloat : stored;
}

at::ScalarType attention_dtype(const at::Tensor& weight) { return weight.is_cpu() ? at::kFloat : weight.scalar_type(); }

}  // namespace core::tensor
