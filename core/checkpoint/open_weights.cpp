#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/shard_index.h"
#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {
namespace {

namespace fs = std::filesystem;

/// Several files, each tensor in the one that the index says.
class ShardedWeights final : public WeightSource {
 public:
  explicit ShardedWeights(const fs::path& folder)
      : folder_(folder), index_(read_shard_index(folder / "model.safetensors.index.json")) {
    for (const auto& [name, file] : index_) {
      if (!files_.contains(file)) files_[file] = std::make_unique<SafetensorsFile>(folder / file);
      if (!files_.at(file)->find(name)) {
        throw Error(ErrorKind::file_damaged, join("“", (folder / file).string(), "” does not hold the tensor '", name,
                                                  "' that the index says it does."));
      }
    }
  }

  [[nodiscard]] std::string origin() const override { return folder_.string(); }

  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> all;
    for (const auto& [name, file] : index_) all.push_back(name);
    return all;
  }

  [[nodiscard]] std::optional<TensorInfo> find(const std::string& name) const override {
    const auto found = index_.find(name);
    return found == index_.end() ? std::nullopt : files_.at(found->second)->find(name);
  }

  [[nodiscard]] at::Tensor tensor(const std::string& name) const override {
    const auto found = index_.find(name);
    if (found == index_.end()) {
      throw Error(ErrorKind::file_damaged, join("“", origin(), "” has no tensor '", name, "'."));
    }
    return files_.at(found->second)->tensor(name);
  }

 private:
  fs::path folder_;
  ShardIndex index_;
  std::map<std::string, std::unique_ptr<SafetensorsFile>> files_;
};

bool has_pickled_weights(const fs::path& folder) {
  return path_exists(folder / "pytorch_model.bin") || path_exists(folder / "pytorch_model.bin.index.json");
}

}  // namespace

std::unique_ptr<WeightSource> open_weights(const fs::path& folder) {
  require_folder(folder, "model folder");
  if (path_exists(folder / "model.safetensors")) return std::make_unique<SafetensorsFile>(folder / "model.safetensors");
  if (path_exists(folder / "model.safetensors.index.json")) return std::make_unique<ShardedWeights>(folder);
  if (has_pickled_weights(folder)) {
    throw Error(ErrorKind::unsupported, join("“", folder.string(), "” holds its weights as pytorch_model.bin. Bifrons "
                                             "reads safetensors only: get a copy that has model.safetensors."));
  }
  throw Error(ErrorKind::file_missing, join("“", folder.string(), "” holds no model.safetensors."));
}

}  // namespace core::checkpoint
