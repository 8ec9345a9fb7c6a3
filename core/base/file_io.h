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
#include <vector>

namespace core {

/// Whether there is something, or a folder, at the end of `path`; links are followed. Throws Error(file_missing) with the
/// path when that cannot be told: no permission to look, a name that is too long, links in a circle.
bool path_exists(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

/// Throws Error(file_missing) unless `path` is a folder: "There is no model folder “…”." for what = "model folder".
void require_folder(const std::filesystem::path& path, std::string_view what);

/// What a folder holds, sorted by name. Throws Error(file_missing) with the path when it cannot be read.
std::vector<std::filesystem::path> folder_entries(const std::filesystem::path& folder);

/// The whole file as bytes. Throws Error(file_missing) with the path when it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Replaces `path` by what `write` puts into the stream: written beside it, brought to the disk and renamed, so that a
/// reader sees the old file or the new one. The parent folder is created. Throws Error(file_not_written) with the
/// reason, a full disk for one, and whatever `write` throws; the old file then stays.
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

  /// Has the system begin to read the bytes from `begin` to `end`, while this thread does something else.
  void announce(std::size_t begin, std::size_t end) const noexcept;
  /// Reads the bytes from `begin` to `end` into memory now, so that nobody waits for them later. Throws
  /// Error(file_missing) when the disk does not give them.
  void bring_in(std::size_t begin, std::size_t end) const;
  /// Lets go of the memory that holds these bytes; whoever looks at them again has them read again.
  void give_back(std::size_t begin, std::size_t end) const noexcept;

 private:
  std::filesystem::path path_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace core
