#include "core/model/panel_linear.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/mm.h>

#include <algorithm>

namespace core::model {
namespace {

/// Widened numbers of one panel: 2 MB.
constexpr std::int64_t panel_numbers = 512 * 1024;

}  // namespace

at::Tensor panel_linear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  const std::int64_t outputs = weight.size(0), columns = weight.size(1);
  const at::Tensor input = x.to(at::kFloat).reshape({-1, columns});       // [M, in]
  at::Tensor output = at::empty({input.size(0), outputs}, input.options());  // [M, out]
  const std::int64_t panel = std::clamp<std::int64_t>(panel_numbers / columns, 1, outputs);
  for (std::int64_t begin = 0; begin < outputs; begin += panel) {
    const std::int64_t rows = std::min(panel, outputs - begin);
    at::Tensor part = output.narrow(1, begin, rows);
    at::mm_out(part, input, weight.narrow(0, begin, rows).to(at::kFloat).t());
  }
  if (bias.defined()) output.add_(bias.to(at::kFloat));
  std::vector<std::int64_t> shape = x.sizes().vec();
  shape.back() = outputs;
  return output.view(shape);
}

}  // namespace core::model
