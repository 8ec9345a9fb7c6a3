#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/base/file_descriptor.h"

namespace core {

/// What lies at the end of a path, open for reading.
struct OpenFile {
  FileDescriptor file;
  struct stat status {};  ///< when it was opened
};

/// Opens it without waiting for the other end of a pipe. Throws Error(file_missing) with the path when that fails, or for
/// a folder.
OpenFile open_to_read(const std::filesystem::path& path);

/// What came of opening `path` in another way: `file` is not open where that failed, and errno says why. Throws the same.
OpenFile check_opened(FileDescriptor file, const std::filesystem::path& path);

/// As open_to_read() for nothing but regular files: Error(file_missing) for a pipe or a device.
OpenFile open_regular(const std::filesystem::path& path);

/// All bytes up to the end of a file that lies at `path`. Each piece is taken when `is_ready` has said yes; nothing when it
/// says no. Throws Error(file_damaged) with path, size and limit when there are more than `most_bytes`, before any is
/// taken where the file states its size; Error(file_missing) when it cannot be read.
std::optional<std::string> read_whole(const OpenFile& file, const std::filesystem::path& path, std::uint64_t most_bytes,
                                      const std::function<bool()>& is_ready);

}  // namespace core
