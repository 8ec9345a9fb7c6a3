#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/checkpoint/mapped_tensors.h"
#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {

/// A larger header is taken for damage: Janus-Pro-7B needs a tenth of a megabyte.
inline constexpr std::uint64_t max_header_bytes = 100'000'000;

/// One .safetensors file as a memory map: eight bytes with the header's length, the header (JSON: name → dtype, shape,
/// data_offsets), then the data. The whole header is checked when the file is opened: tensors must fill the data
/// without gap or overlap, and have the size that their shape says. Nothing of the data is read.
class SafetensorsFile final : public MappedTensors {
 public:
  /// Throws Error(file_missing), Error(file_damaged) with the tensor and the values, Error(unsupported) for a dtype
  /// that libtorch does not have.
  explicit SafetensorsFile(const std::filesystem::path& path);

  /// The strings under "__metadata__".
  [[nodiscard]] const std::map<std::string, std::string>& metadata() const noexcept { return metadata_; }

 private:
  void read_header(std::string_view header, std::size_t data_begin);

  std::map<std::string, std::string> metadata_;
};

}  // namespace core::checkpoint
