#include "core/model/layers.h"

#include <ATen/ops/conv2d.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/group_norm.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/rms_norm.h>
#include <ATen/ops/silu.h>

#include <optional>

#include "core/model/card_norm.h"
#include "core/model/panel_linear.h"
#include "core/model/row_linear.h"
#include "core/tensor/dtype_policy.h"

namespace core::model {

void Linear::visit(const std::string& prefix, ParameterVisitor& visitor) {
  visitor.parameter(prefix + ".weight", weight, {.shape = {out, in}, .init = Init::matrix, .gain = gain});
  if (has_bias) visitor.parameter(prefix + ".bias", bias, {.shape = {out}, .init = Init::zeros});
}

at::Tensor Linear::operator()(const at::Tensor& x) const {
  if (is_row_product(x, weight)) return row_linear(x, weight, bias);
  if (tensor::compute_dtype(weight) != weight.scalar_type()) return panel_linear(x, weight, bias);
  const auto dtype = weight.scalar_type();
  return at::linear(x.to(dtype), weight, has_bias ? std::optional(bias.to(dtype)) : std::nullopt);
}

void Embedding::visit(const std::string& prefix, ParameterVisitor& visitor) {
  visitor.parameter(prefix + ".weight", weight, {.shape = {rows, width}, .init = Init::embedding, .gain = gain});
}

at::Tensor Embedding::operator()(const at::Tensor& ids) const { return at::embedding(weight, ids).to(at::kFloat); }

void RmsNorm::visit(const std::string& prefix, ParameterVisitor& visitor) {
  visitor.parameter(prefix + ".weight", weight, {.shape = {width}, .init = Init::ones});
}

at::Tensor RmsNorm::operator()(const at::Tensor& x) const {
  return at::rms_norm(x.to(at::kFloat), {width}, weight.to(at::kFloat), eps);
}

void LayerNorm::visit(const std::string& prefix, ParameterVisitor& visitor) {
  visitor.parameter(prefix + ".weight", weight, {.shape = {width}, .init = Init::ones});
  visitor.parameter(prefix + ".bias", bias, {.shape = {width}, .init = Init::zeros});
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const {
  return at::layer_norm(x.to(at::kFloat), {width}, weight.to(at::kFloat), bias.to(at::kFloat), eps);
}

void GroupNorm::visit(const std::string& prefix, ParameterVisitor& visitor) {
  visitor.parameter(prefix + ".weight", weight, {.shape = {channels}, .init = Init::ones});
  visitor.parameter(prefix + ".bias", bias, {.shape = {channels}, .init = Init::zeros});
}

at::Tensor GroupNorm::operator()(const at::Tensor& x) const {
  if (suits_card_norm(*this, x)) return card_norm(*this, x, /*silu=*/false);
  return at::group_norm(x, groups, weight.to(x.scalar_type()), bias.to(x.scalar_type()), eps);
}

at::Tensor GroupNorm::activated(const at::Tensor& x) const {
  if (suits_card_norm(*this, x)) return card_norm(*this, x, /*silu=*/true);
  return at::silu((*this)(x));
}

void Conv2d::visit(const std::string& prefix, ParameterVisitor& visitor) {
  visitor.parameter(prefix + ".weight", weight, {.shape = {out, in, kernel, kernel}, .init = Init::matrix, .gain = gain});
  visitor.parameter(prefix + ".bias", bias, {.shape = {out}, .init = Init::zeros});
}

at::Tensor Conv2d::operator()(const at::Tensor& x) const {
  const auto dtype = tensor::compute_dtype(weight);
  return at::conv2d(x.to(dtype), weight.to(dtype), bias.to(dtype), stride, padding);
}

MlpProjector::MlpProjector(std::int64_t in, std::int64_t width)
    : first{.in = in, .out = width}, second{.in = width, .out = width} {}

void MlpProjector::visit(const std::string& prefix, ParameterVisitor& visitor) {
  first.visit(prefix + ".layers.0", visitor);
  second.visit(prefix + ".layers.2", visitor);
}

at::Tensor MlpProjector::operator()(const at::Tensor& x) const {
  return second(at::gelu(first(x), "none")).to(at::kFloat);
}

}  // namespace core::model
