#include "core/training/training_checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/safetensors_writer.h"

namespace core::training {
namespace {

constexpr std::string_view parameter_prefix = "parameter.";
constexpr std::string_view optimizer_prefix = "optimizer.";
constexpr std::string_view objective_prefix = "objective.";

void add(std::map<std::string, at::Tensor>& all, std::string_view prefix, const TensorMap& part) {
  for (const auto& [name, tensor] : part) all[std::string(prefix) + name] = tensor.detach();
}

std::int64_t number(const checkpoint::SafetensorsFile& file, const std::string& key) {
  const auto found = file.metadata().find(key);
  if (found == file.metadata().end()) {
    throw Error(ErrorKind::file_damaged, join("“", file.origin(), "” is no checkpoint of a training: it lacks “", key, "”."));
  }
  return std::strtoll(found->second.c_str(), nullptr, 10);
}

}  // namespace

void save_training_state(const std::filesystem::path& file, const TrainingState& state) {
  std::map<std::string, at::Tensor> all;
  add(all, parameter_prefix, state.parameters);
  add(all, optimizer_prefix, state.optimizer);
  add(all, objective_prefix, state.objective);
  checkpoint::write_safetensors(file, all, {{"stage", std::to_string(state.stage)},
                                            {"stage_name", state.stage_name},
                                            {"step", std::to_string(state.step)}});
}

TrainingState load_training_state(const std::filesystem::path& path) {
  const checkpoint::SafetensorsFile file(path);
  TrainingState state;
  state.stage = number(file, "stage");
  state.step = number(file, "step");
  if (const auto name = file.metadata().find("stage_name"); name != file.metadata().end()) state.stage_name = name->second;
  for (const std::string& name : file.names()) {
    const at::Tensor copy = file.tensor(name).clone();
    if (name.starts_with(parameter_prefix)) state.parameters[name.substr(parameter_prefix.size())] = copy;
    if (name.starts_with(optimizer_prefix)) state.optimizer[name.substr(optimizer_prefix.size())] = copy;
    if (name.starts_with(objective_prefix)) state.objective[name.substr(objective_prefix.size())] = copy;
  }
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
