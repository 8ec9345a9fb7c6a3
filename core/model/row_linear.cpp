#include "core/model/row_linear.h"

#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

namespace core::model {

bool suits_row_kernels(const at::Tensor& weight) {
  const at::ScalarType dtype = weight.scalar_type();
  return weight.is_cpu() && weight.is_contiguous() && (dtype == at::kFloat || dtype == at::kBFloat16);
}

kernels::NumberType number_type(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kBFloat16 ? kernels::NumberType::bf16 : kernels::NumberType::fp32;
}

bool is_row_product(const at::Tensor& x, const at::Tensor& weight) {
  const std::int64_t rows = x.numel() / weight.size(1);
  return c10::InferenceMode::is_enabled() && rows > 0 && rows <= kernels::most_rows && suits_row_kernels(weight);
}

at::Tensor row_linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  const at::Tensor input = x.to(at::kFloat).contiguous();
  std::vector<std::int64_t> shape = x.sizes().vec();
  shape.back() = weight.size(0);
  at::Tensor output = at::empty(shape, at::kFloat);
  const kernels::Product product{.weight = weight.const_data_ptr(), .outputs = weight.size(0),
                                 .output = output.mutable_data_ptr<float>()};
  kernels::multiply_rows({&product, 1}, number_type(weight), input.const_data_ptr<float>(), x.numel() / weight.size(1),
                         weight.size(1), *kernels::thread_team());
  if (bias.defined()) output.add_(bias.to(at::kFloat));
  return output;
}

}  // namespace core::model
