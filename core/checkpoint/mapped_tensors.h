#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/mapped_file.h"
#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {

/// Where a file keeps a tensor.
struct MappedTensor {
  TensorInfo info;
  std::vector<std::int64_t> strides;  ///< from one element to the next, in elements, for each dimension
  std::size_t begin = 0;              ///< of its first element, bytes from the start of the file
  std::size_t end = 0;                ///< behind its last element
};

/// Bytes of a tensor without gaps. Nothing when the product of its sizes, an empty dimension counted as 1, does not fit
/// into 63 bits: the strides would not either.
std::optional<std::uint64_t> byte_count(const TensorInfo& info);

/// The named tensors of one file, which is mapped and stays so as long as anyone holds a tensor of it.
/// A kind of file derives from it and adds what it finds when it is opened.
class MappedTensors : public WeightSource {
 public:
  [[nodiscard]] std::string origin() const override { return file_->path().string(); }
  [[nodiscard]] std::vector<std::string> names() const override;
  [[nodiscard]] std::optional<TensorInfo> find(const std::string& name) const override;
  /// A view of the map; a copy where the data is not aligned to its type.
  [[nodiscard]] at::Tensor tensor(const std::string& name) const override;
  [[nodiscard]] std::optional<StoredBytes> stored(const std::string& name) const override;

 protected:
  /// Throws Error(file_missing).
  explicit MappedTensors(const std::filesystem::path& path) : file_(std::make_shared<MappedFile>(path)) {}

  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return file_->bytes(); }
  /// `tensor` must lie inside the file. False when there is one with this name already.
  bool add(const std::string& name, MappedTensor tensor) { return tensors_.emplace(name, std::move(tensor)).second; }
  [[nodiscard]] const std::map<std::string, MappedTensor>& all() const noexcept { return tensors_; }

 private:
  std::shared_ptr<const MappedFile> file_;
  std::map<std::string, MappedTensor> tensors_;
};

}  // namespace core::checkpoint
