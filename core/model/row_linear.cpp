#include "core/model/row_linear.h"

#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include "core/cuda/card_library.h"
#include "core/model/card_numbers.h"

namespace core::model {
namespace {

/// A card reads 16 bytes at once. A part of another tensor may begin anywhere.
bool is_on_a_border(const at::Tensor& weight) { return reinterpret_cast<std::uintptr_t>(weight.const_data_ptr()) % 16 == 0; }

/// x Wᵀ. x: [..., in] of some rows, output: [..., out] float32 without gaps.
void multiply_on_host(const at::Tensor& x, const at::Tensor& weight, std::int64_t rows, at::Tensor& output) {
  const at::Tensor input = x.to(at::kFloat).contiguous();
  const kernels::Product product{.weight = weight.const_data_ptr(), .outputs = weight.size(0),
                                 .output = output.mutable_data_ptr<float>()};
  kernels::multiply_rows({&product, 1}, number_type(weight), input.const_data_ptr<float>(), rows, weight.size(1),
                         *kernels::thread_team());
}

/// The same with a bias, which may be undefined.
void multiply_on_card(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t rows, at::Tensor& output) {
  const at::Tensor input = x.to(weight.scalar_type()).contiguous();
  const at::Tensor addend = bias.defined() ? bias.to(weight.scalar_type()).contiguous() : bias;
  const cuda::CardProduct product{.card = weight.device().index(),
                                  .type = card_type(weight),
                                  .weight = weight.const_data_ptr(),
                                  .bias = addend.defined() ? addend.const_data_ptr() : nullptr,
                                  .outputs = weight.size(0),
                                  .columns = weight.size(1),
                                  .rows = rows,
                                  .input = input.const_data_ptr(),
                                  .output = output.mutable_data_ptr<float>()};
  cuda::expect_queued(cuda::card_kernels(product.card)->multiply_rows(product, stream_of(weight)));
}

}  // namespace

bool suits_row_kernels(const at::Tensor& weight) {
  const at::ScalarType dtype = weight.scalar_type();
  if (!weight.is_contiguous()) return false;
  if (weight.is_cuda()) return is_card_type(dtype) && is_on_a_border(weight) && cuda::card_kernels(weight.device().index()) != nullptr;
  return weight.is_cpu() && (dtype == at::kFloat || dtype == at::kBFloat16);
}

kernels::NumberType number_type(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kBFloat16 ? kernels::NumberType::bf16 : kernels::NumberType::fp32;
}

bool is_row_product(const at::Tensor& x, const at::Tensor& weight) {
  const std::int64_t rows = x.numel() / weight.size(1);
  return c10::InferenceMode::is_enabled() && rows > 0 && rows <= kernels::most_rows && suits_row_kernels(weight);
}

at::Tensor row_linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  const std::int64_t rows = x.numel() / weight.size(1);
  std::vector<std::int64_t> shape = x.sizes().vec();
  shape.back() = weight.size(0);
  at::Tensor output = at::empty(shape, x.options().dtype(at::kFloat));
  if (weight.is_cpu()) {
    multiply_on_host(x, weight, rows, output);
    if (bias.defined()) output.add_(bias.to(at::kFloat));
  } else {
    multiply_on_card(x, weight, bias, rows, output);
  }
  return output;
}

}  // namespace core::model
