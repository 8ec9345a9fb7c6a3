#include <array>
#include <iterator>
#include <string_view>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/pytorch_file.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/shard_index.h"
#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {
namespace {

namespace fs = std::filesystem;

/// A kind of file that holds weights, under the names that it has in a model folder.
struct WeightFormat {
  std::string_view file;   ///< of a model in one piece
  std::string_view index;  ///< says which shard holds which tensor
  std::unique_ptr<WeightSource> (*open)(const fs::path&);
};

template <typename File>
std::unique_ptr<WeightSource> open_as(const fs::path& path) {
  return std::make_unique<File>(path);
}

/// The first one that is there counts.
constexpr std::array<WeightFormat, 2> formats{{
    {"model.safetensors", "model.safetensors.index.json", open_as<SafetensorsFile>},
    {"pytorch_model.bin", "pytorch_model.bin.index.json", open_as<PytorchFile>},
}};

/// Several files, each tensor in the one that the index says.
class ShardedWeights final : public WeightSource {
 public:
  ShardedWeights(const fs::path& folder, const WeightFormat& format)
      : folder_(folder), index_(read_shard_index(folder / format.index)) {
    for (const auto& [name, file] : index_) {
      if (!files_.contains(file)) files_[file] = format.open(folder / file);
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

  [[nodiscard]] std::optional<StoredBytes> stored(const std::string& name) const override {
    const auto found = index_.find(name);
    if (found == index_.end()) return std::nullopt;
    const auto file = files_.find(found->second);
    auto place = file->second->stored(name);
    place->shard = static_cast<std::size_t>(std::distance(files_.begin(), file));
    place->shards = files_.size();
    return place;
  }

 private:
  fs::path folder_;
  ShardIndex index_;
  std::map<std::string, std::unique_ptr<WeightSource>> files_;
};

}  // namespace

std::unique_ptr<WeightSource> open_weights(const fs::path& folder) {
  require_folder(folder, "model folder");
  for (const WeightFormat& format : formats) {
    if (path_exists(folder / format.file)) return format.open(folder / format.file);
    if (path_exists(folder / format.index)) return std::make_unique<ShardedWeights>(folder, format);
  }
  throw Error(ErrorKind::file_missing,
              join("“", folder.string(), "” holds no model.safetensors and no pytorch_model.bin."));
}

}  // namespace core::checkpoint
