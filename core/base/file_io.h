#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

namespace core {

/// The whole file as bytes. Throws Error(file_missing) with the path when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Replaces `path` by what `write` puts into the stream: written beside it and renamed, so that a reader sees the old
/// file or the new one. The parent folder is created. Throws Error(file_not_written); the old file then stays.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);
void write_file(const std::filesystem::path& path, std::string_view content);

/// A read-only memory map of a whole file. The bytes live as long as the object.
class MappedFile {
 public:
  /// Throws Error(file_missing) when the file cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return {data_, size_}; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace core
