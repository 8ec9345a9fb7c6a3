#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/file_descriptor.h"

namespace core {

/// What changes when someone writes to a file. Who replaces or removes it leaves an open file as it was.
struct FileState {
  std::uint64_t bytes = 0;
  std::int64_t changed_s = 0;   ///< time of the last writing, seconds since 1970
  std::int64_t changed_ns = 0;  ///< … and the part of a second

  bool operator==(const FileState&) const = default;
};

/// A regular file that is open for reading. What is something else is refused without waiting for it or reading from
/// it: a pipe would have us wait for a writer, a device may have no end.
class RegularFile {
 public:
  /// Throws Error(file_missing) with the path when it cannot be opened, or is a folder, a pipe, a device.
  explicit RegularFile(const std::filesystem::path& path);

  [[nodiscard]] int number() const noexcept { return file_.number(); }
  /// When it was opened.
  [[nodiscard]] const FileState& first_state() const noexcept { return first_state_; }
  /// Whether nobody has written to it since; also false when the system does not tell.
  [[nodiscard]] bool is_unchanged() const noexcept;

 private:
  FileDescriptor file_;
  FileState first_state_;
};

/// Throws Error(file_missing): “path” cannot be read: `why`.
[[noreturn]] void cannot_read(const std::filesystem::path& path, const std::string& why);

/// What the system calls an error number.
std::string system_reason(int code);

}  // namespace core
