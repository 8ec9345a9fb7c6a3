#include "core/checkpoint/mapped_tensors.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "core/base/error.h"
#include "core/checkpoint/file_problem.h"

namespace core::checkpoint {

std::optional<std::uint64_t> byte_count(const TensorInfo& info) {
  std::uint64_t bytes = c10::elementSize(info.dtype);
  for (const std::int64_t size : info.shape) {
    if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(std::max<std::int64_t>(size, 1)), &bytes)) {
      return std::nullopt;
    }
  }
  if (bytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return std::ranges::count(info.shape, 0) > 0 ? 0 : bytes;
}

std::vector<std::string> MappedTensors::names() const {
  std::vector<std::string> all;
  for (const auto& [name, tensor] : tensors_) all.push_back(name);
  return all;
}

std::optional<TensorInfo> MappedTensors::find(const std::string& name) const {
  const auto found = tensors_.find(name);
  return found == tensors_.end() ? std::nullopt : std::optional(found->second.info);
}

at::Tensor MappedTensors::tensor(const std::string& name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) damaged(origin(), join("it has no tensor '", name, "'"));
  const auto& [info, strides, begin, end] = found->second;
  const at::TensorOptions options(info.dtype);
  const std::byte* data = bytes().data() + begin;
  if (reinterpret_cast<std::uintptr_t>(data) % c10::elementSize(info.dtype) != 0) {
    const at::Tensor copy =
        at::empty({static_cast<std::int64_t>((end - begin) / c10::elementSize(info.dtype))}, options);
    if (begin < end) std::memcpy(copy.mutable_data_ptr(), data, end - begin);
    return copy.as_strided(info.shape, strides);
  }
  // libtorch has no read-only tensor; whoever writes to this view meets the map's protection.
  return at::from_blob(
      const_cast<std::byte*>(data), info.shape, strides, [file = file_](void*) {}, options);
}

std::optional<StoredBytes> MappedTensors::stored(const std::string& name) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) return std::nullopt;
  return StoredBytes{.file = file_, .begin = found->second.begin, .end = found->second.end};
}

}  // namespace core::checkpoint
