#include "core/base/open_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "core/base/error.h"
#include "core/base/regular_file.h"
#include "core/base/size_text.h"
#include "core/base/uninterrupted.h"

namespace core {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void too_large(const fs::path& path, const std::string& size, std::uint64_t most_bytes) {
  const std::string most = size_text(static_cast<std::int64_t>(most_bytes));
  throw Error(ErrorKind::file_damaged,
              join("“", path.string(), "” is too large: it has ", size, ", and such a file may have ", most, "."));
}

}  // namespace

OpenFile open_to_read(const fs::path& path) {
  // Without O_NONBLOCK, opening a pipe would wait for its other end.
  return check_opened(FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)), path);
}

OpenFile check_opened(FileDescriptor file, const fs::path& path) {
  OpenFile opened{.file = std::move(file)};
  const bool is_open = opened.file.is_open() && ::fstat(opened.file.number(), &opened.status) == 0;
  if (!is_open) cannot_read(path, system_reason(errno));
  if (S_ISDIR(opened.status.st_mode)) {
    throw Error(ErrorKind::file_missing, join("“", path.string(), "” is a folder, not a file."));
  }
  return opened;
}

OpenFile open_regular(const fs::path& path) {
  OpenFile opened = open_to_read(path);
  if (!S_ISREG(opened.status.st_mode)) cannot_read(path, "it is no regular file, but a pipe or a device");
  return opened;
}

std::optional<std::string> read_whole(const OpenFile& file, const fs::path& path, std::uint64_t most_bytes,
                                      const std::function<bool()>& is_ready) {
  const auto stated = static_cast<std::uint64_t>(file.status.st_size);
  if (stated > most_bytes) too_large(path, size_text(static_cast<std::int64_t>(stated)), most_bytes);
  std::string content;
  content.reserve(stated);
  std::array<char, 1 << 16> block;
  while (is_ready()) {
    const ssize_t count = uninterrupted([&] { return ::read(file.file.number(), block.data(), block.size()); });
    if (count == 0) return content;
    if (count > 0) content.append(block.data(), static_cast<std::size_t>(count));
    if (content.size() > most_bytes) too_large(path, "more", most_bytes);  // it grows, or does not tell its size
    if (count < 0 && errno != EAGAIN) cannot_read(path, system_reason(errno));
  }
  return std::nullopt;
}

}  // namespace core
