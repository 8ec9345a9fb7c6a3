#include "core/training/adamw.h"

#include <ATen/core/List.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_norm.h>
#include <ATen/ops/_fused_adamw.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

#include "core/base/error.h"
#include "core/training/training_checkpoint.h"

namespace core::training {
namespace {

constexpr double epsilon = 1e-8;

std::vector<at::Tensor> pick(const TensorMap& map, const std::vector<std::string>& names) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(names.size());
  for (const std::string& name : names) tensors.push_back(map.at(name));
  return tensors;
}

}  // namespace

AdamW::AdamW(TensorMap learning, const StageRecipe& stage) : stage_(stage) {
  matrices_.weight_decay = stage.weight_decay;
  for (auto& [name, tensor] : learning) {
    Group& group = tensor.dim() >= 2 ? matrices_ : others_;
    group.names.push_back(name);
    group.values.push_back(tensor);
    group.first_moments.push_back(at::zeros_like(tensor));
    group.second_moments.push_back(at::zeros_like(tensor));
    group.steps.push_back(at::zeros({}, at::TensorOptions().dtype(at::kFloat)));
  }
}

double AdamW::step(const TensorMap& gradients, double learning_rate) {
  std::vector<at::Tensor> all;
  all.reserve(gradients.size());
  for (const auto& [name, gradient] : gradients) all.push_back(gradient);
  const double norm = at::stack(at::_foreach_norm(all)).norm().item<double>();
  if (!std::isfinite(norm)) {
    throw Error(ErrorKind::internal, "Training diverged: the gradient is not a number. A smaller learning rate may help.");
  }
  if (stage_.clip > 0 && norm > stage_.clip) at::_foreach_mul_(all, stage_.clip / norm);
  for (Group* group : {&matrices_, &others_}) {
    if (group->names.empty()) continue;
    for (at::Tensor& count : group->steps) count.add_(1);
    at::_fused_adamw_(group->values, pick(gradients, group->names), group->first_moments, group->second_moments, {},
                      group->steps, learning_rate, stage_.beta1, stage_.beta2, group->weight_decay, epsilon,
                      /*amsgrad=*/false, /*maximize=*/false);
  }
  return norm;
}

TensorMap AdamW::state() const {
  TensorMap state;
  for (const Group* group : {&matrices_, &others_}) {
    for (std::size_t i = 0; i < group->names.size(); ++i) {
      state["first_moment." + group->names[i]] = group->first_moments[i];
      state["second_moment." + group->names[i]] = group->second_moments[i];
      state["steps." + group->names[i]] = group->steps[i];
    }
  }
  return state;
}

void AdamW::restore(const TensorMap& saved) { restore_tensors(saved, state(), "the optimiser's"); }

}  // namespace core::training
