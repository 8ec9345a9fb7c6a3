#include "core/checkpoint/weight_source.h"

#include "core/base/error.h"

namespace core::checkpoint {

std::vector<std::string> MemoryWeights::names() const {
  std::vector<std::string> all;
  for (const auto& [name, value] : tensors_) all.push_back(name);
  return all;
}

std::optional<TensorInfo> MemoryWeights::find(const std::string& name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) return std::nullopt;
  return TensorInfo{.dtype = found->second.scalar_type(), .shape = found->second.sizes().vec()};
}

at::Tensor MemoryWeights::tensor(const std::string& name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) throw Error(ErrorKind::file_damaged, join("There is no tensor '", name, "'."));
  return found->second;
}

std::set<std::shared_ptr<const MappedFile>> files_of(const WeightSource& source, std::span<const std::string> names) {
  std::set<std::shared_ptr<const MappedFile>> files;
  for (const std::string& name : names) {
    if (const auto place = source.stored(name)) files.insert(place->file);
  }
  return files;
}

}  // namespace core::checkpoint
