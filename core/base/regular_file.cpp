#include "core/base/regular_file.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "core/base/error.h"

namespace core {
namespace {

FileState state_of(const struct stat& status) {
  return {.bytes = static_cast<std::uint64_t>(status.st_size),
          .changed_s = status.st_mtim.tv_sec,
          .changed_ns = status.st_mtim.tv_nsec};
}

}  // namespace

std::string system_reason(int code) { return std::generic_category().message(code); }

void cannot_read(const std::filesystem::path& path, const std::string& why) {
  throw Error(ErrorKind::file_missing, join("“", path.string(), "” cannot be read: ", why, "."));
}

// Without O_NONBLOCK, opening a pipe would wait for its other end.
RegularFile::RegularFile(const std::filesystem::path& path)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {
  if (!file_.is_open()) cannot_read(path, system_reason(errno));
  struct stat status{};
  if (::fstat(file_.number(), &status) != 0) cannot_read(path, system_reason(errno));
  if (S_ISDIR(status.st_mode)) {
    throw Error(ErrorKind::file_missing, join("“", path.string(), "” is a folder, not a file."));
  }
  if (!S_ISREG(status.st_mode)) cannot_read(path, "it is no regular file, but a pipe or a device");
  first_state_ = state_of(status);
}

bool RegularFile::is_unchanged() const noexcept {
  struct stat status{};
  return ::fstat(file_.number(), &status) == 0 && state_of(status) == first_state_;
}

}  // namespace core
