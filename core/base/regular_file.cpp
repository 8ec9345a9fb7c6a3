#include "core/base/regular_file.h"

#include <sys/stat.h>

#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/open_file.h"

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

RegularFile::RegularFile(const std::filesystem::path& path) {
  OpenFile opened = open_regular(path);
  file_ = std::move(opened.file);
  first_state_ = state_of(opened.status);
}

bool RegularFile::is_unchanged() const noexcept {
  struct stat status{};
  return ::fstat(file_.number(), &status) == 0 && state_of(status) == first_state_;
}

}  // namespace core
