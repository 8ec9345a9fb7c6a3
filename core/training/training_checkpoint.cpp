#include "core/training/training_checkpoint.h"

#include <charconv>

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

}  // namespace

void save_training_state(const std::filesystem::path& file, const TrainingState& state) {
  std::map<std::string, at::Tensor> all;
  add(all, parameter_prefix, state.parameters);
  add(all, optimizer_prefix, state.optimizer);
  add(all, objective_prefix, state.objective);
  checkpoint::write_safetensors(file, all, {{"stage", std::to_string(state.stage)},
                                            {"stage_name", state.stage_name},
                                            {"identity", state.identity},
                                            {"step", std::to_string(state.step)}});
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
