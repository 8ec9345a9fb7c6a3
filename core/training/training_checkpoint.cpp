#include "core/training/training_checkpoint.h"

#include <ATen/ops/empty.h>

#include <charconv>
#include <sstream>

#include "core/base/error.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/safetensors_writer.h"

namespace core::training {
namespace {

constexpr std::string_view parameter_prefix = "parameter.";
constexpr std::string_view optimizer_prefix = "optimizer.";
constexpr std::string_view objective_prefix = "objective.";
const std::string loss_sums_name = "loss_sums";    ///< float64, one for each name
const std::string loss_names_key = "loss_names";   ///< with commas between

void add(std::map<std::string, at::Tensor>& all, std::string_view prefix, const TensorMap& part) {
  for (const auto& [name, tensor] : part) all[std::string(prefix) + name] = tensor.detach();
}

const std::string& entry(const checkpoint::SafetensorsFile& file, const std::string& key) {
  const auto found = file.metadata().find(key);
  if (found != file.metadata().end()) return found->second;
  throw Error(ErrorKind::file_damaged, join("“", file.origin(), "” is no checkpoint of a training: it lacks “", key, "”."));
}

std::int64_t number(const checkpoint::SafetensorsFile& file, const std::string& key) {
  const std::string& text = entry(file, key);
  std::int64_t value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 0) return value;
  throw Error(ErrorKind::file_damaged, join("“", file.origin(), "” is damaged: “", key, "” is “", text, "”."));
}

void add_loss_sums(std::map<std::string, at::Tensor>& all, std::map<std::string, std::string>& metadata, const TrainingState& state) {
  if (state.loss_sums.empty()) return;
  at::Tensor sums = at::empty({std::ssize(state.loss_sums)}, at::TensorOptions().dtype(at::kDouble));
  std::string names;
  double* out = sums.data_ptr<double>();
  for (const auto& [name, sum] : state.loss_sums) {
    names += (names.empty() ? "" : ",") + name;
    *out++ = sum;
  }
  all[loss_sums_name] = sums;
  metadata[loss_names_key] = names;
  metadata["summed_steps"] = std::to_string(state.summed_steps);
}

void read_loss_sums(const checkpoint::SafetensorsFile& file, TrainingState& state) {
  if (!file.find(loss_sums_name)) return;
  const at::Tensor sums = file.tensor(loss_sums_name).to(at::kDouble).flatten();
  std::istringstream names(entry(file, loss_names_key));
  for (std::string name; std::getline(names, name, ',');) {
    const std::int64_t index = std::ssize(state.loss_sums);
    if (index < sums.size(0)) state.loss_sums.emplace_back(name, sums[index].item<double>());
  }
  state.summed_steps = number(file, "summed_steps");
}

}  // namespace

void save_training_state(const std::filesystem::path& file, const TrainingState& state) {
  std::map<std::string, at::Tensor> all;
  add(all, parameter_prefix, state.parameters);
  add(all, optimizer_prefix, state.optimizer);
  add(all, objective_prefix, state.objective);
  std::map<std::string, std::string> metadata{{"stage", std::to_string(state.stage)},
                                              {"stage_name", state.stage_name},
                                              {"identity", state.identity},
                                              {"step", std::to_string(state.step)}};
  add_loss_sums(all, metadata, state);
  checkpoint::write_safetensors(file, all, metadata);
}

TrainingState load_training_state(const std::filesystem::path& path) {
  const checkpoint::SafetensorsFile file(path);
  TrainingState state;
  state.stage = number(file, "stage");
  state.step = number(file, "step");
  state.stage_name = entry(file, "stage_name");
  state.identity = entry(file, "identity");
  for (const std::string& name : file.names()) {
    const at::Tensor copy = file.tensor(name).clone();
    if (name.starts_with(parameter_prefix)) state.parameters[name.substr(parameter_prefix.size())] = copy;
    if (name.starts_with(optimizer_prefix)) state.optimizer[name.substr(optimizer_prefix.size())] = copy;
    if (name.starts_with(objective_prefix)) state.objective[name.substr(objective_prefix.size())] = copy;
  }
  read_loss_sums(file, state);
  return state;
}

void restore_tensors(const TensorMap& saved, const TensorMap& targets, const std::string& what) {
  for (const auto& [name, tensor] : targets) {
    const auto found = saved.find(name);
    if (found == saved.end() || found->second.sizes() != tensor.sizes()) {
      throw Error(ErrorKind::file_damaged,
                  join("The checkpoint does not fit the recipe: ", what, " “", name, "” is missing or has another shape."));
    }
    tensor.detach().copy_(found->second);
  }
}

}  // namespace core::training
