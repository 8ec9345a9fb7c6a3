#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>

#include "core/base/bus_error.h"
#include "core/base/regular_file.h"

namespace core {

/// A read-only memory map of a whole file. The bytes live as long as the object, also when the file is removed or
/// another one takes its name. Who writes into it changes them, and who cuts it short takes them away (bus_error.h).
class MappedFile {
 public:
  /// Throws Error(file_missing) when the file cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return {data_, size_}; }
  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  /// Whether the bytes are still those that were mapped: nobody has written to the file since.
  [[nodiscard]] bool is_unchanged() const noexcept { return file_.is_unchanged(); }

  /// Has the system begin to read the bytes from `begin` to `end`, while this thread does something else.
  void announce(std::size_t begin, std::size_t end) const noexcept;
  /// Reads the bytes from `begin` to `end` into memory now, so that nobody waits for them later. Throws
  /// Error(file_missing) when the disk does not give them.
  void bring_in(std::size_t begin, std::size_t end) const;
  /// Lets go of the memory that holds these bytes; whoever looks at them again has them read again.
  void give_back(std::size_t begin, std::size_t end) const noexcept;

 private:
  std::filesystem::path path_;
  RegularFile file_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::optional<MappedRange> range_;
};

}  // namespace core
