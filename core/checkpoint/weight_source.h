#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/base/mapped_file.h"

namespace core::checkpoint {

/// What is known of a stored tensor without reading it.
struct TensorInfo {
  at::ScalarType dtype = at::kFloat;
  std::vector<std::int64_t> shape;
};

/// Where a file keeps the bytes of a tensor.
struct StoredBytes {
  std::shared_ptr<const MappedFile> file;
  std::size_t begin = 0;   ///< of the first element, bytes from the start of the file
  std::size_t end = 0;     ///< behind the last one
  std::size_t shard = 0;   ///< the file's number among those of the checkpoint, from 0
  std::size_t shards = 1;
};

/// Named tensors that somebody else holds: a file, a sharded checkpoint, a test. Safe to read from several threads.
class WeightSource {
 public:
  WeightSource() = default;
  WeightSource(const WeightSource&) = delete;
  WeightSource& operator=(const WeightSource&) = delete;
  virtual ~WeightSource() = default;

  /// For messages: the file or folder.
  [[nodiscard]] virtual std::string origin() const = 0;
  /// All names, sorted.
  [[nodiscard]] virtual std::vector<std::string> names() const = 0;
  [[nodiscard]] virtual std::optional<TensorInfo> find(const std::string& name) const = 0;
  /// A view on the CPU in the stored dtype, valid as long as the tensor itself, even without the source. It may lie in
  /// a read-only map: copy it before writing. Throws Error(file_damaged) when there is no such tensor.
  [[nodiscard]] virtual at::Tensor tensor(const std::string& name) const = 0;
  /// Nothing for what lies in no file, or is not there.
  [[nodiscard]] virtual std::optional<StoredBytes> stored(const std::string& name) const = 0;
};

/// Tensors held in memory, for tests and for handing weights on without a file.
class MemoryWeights final : public WeightSource {
 public:
  explicit MemoryWeights(std::map<std::string, at::Tensor> tensors) : tensors_(std::move(tensors)) {}

  [[nodiscard]] std::string origin() const override { return "memory"; }
  [[nodiscard]] std::vector<std::string> names() const override;
  [[nodiscard]] std::optional<TensorInfo> find(const std::string& name) const override;
  [[nodiscard]] at::Tensor tensor(const std::string& name) const override;
  [[nodiscard]] std::optional<StoredBytes> stored(const std::string&) const override { return std::nullopt; }

 private:
  std::map<std::string, at::Tensor> tensors_;
};

/// The files in which tensors of these names lie, each once.
[[nodiscard]] std::set<std::shared_ptr<const MappedFile>> files_of(const WeightSource& source, std::span<const std::string> names);

/// The weights of a model folder: model.safetensors, or the shards that model.safetensors.index.json lists, or else
/// pytorch_model.bin or the shards of pytorch_model.bin.index.json. Reads only the headers. Throws Error(file_missing)
/// when the folder has none of them, or lacks a shard; Error(file_damaged) when a header or the index is wrong;
/// Error(unsupported) when a file may be whole but cannot be read.
std::unique_ptr<WeightSource> open_weights(const std::filesystem::path& folder);

}  // namespace core::checkpoint
