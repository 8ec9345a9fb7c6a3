#include <fcntl.h>

#include <cerrno>
#include <cstdio>

#include "core/base/error.h"
#include "core/base/file_io.h"

namespace core {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void not_replaced(const fs::path& folder, const std::string& why) {
  throw Error(ErrorKind::file_not_written, join("The folder “", folder.string(), "” could not be replaced: ", why, "."));
}

/// The folder itself where `folder` is a link to it, absolute and without a slash at its end.
fs::path without_links(const fs::path& folder) {
  std::error_code error;
  fs::path whole = fs::absolute(folder, error);
  if (!error) whole = fs::weakly_canonical(whole, error);
  if (error) not_replaced(folder, error.message());
  return whole.has_filename() ? whole : whole.parent_path();
}

/// Copies what `fresh` does not have, and the permissions of the folder.
void take_along(const fs::path& old, const fs::path& fresh) {
  if (!is_folder(old)) return;
  std::error_code error;
  for (const fs::path& entry : folder_entries(old)) {
    const fs::path copy = fresh / entry.filename();
    if (path_exists(copy)) continue;
    fs::copy(entry, copy, fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
    if (error) not_replaced(old, join("“", entry.filename().string(), "” cannot be copied: ", error.message()));
  }
  const fs::file_status status = fs::status(old, error);
  if (!error) fs::permissions(fresh, status.permissions(), error);
  if (error) not_replaced(old, error.message());
}

/// Lets two folders change places. Where the file system has no such step, `there` is missing for a moment between two renames.
bool change_places(const fs::path& here, const fs::path& there) {
  if (::renameat2(AT_FDCWD, here.c_str(), AT_FDCWD, there.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  const fs::path aside = join(there.string(), ".old");
  std::error_code error;
  fs::remove_all(aside, error);
  if (std::rename(there.c_str(), aside.c_str()) != 0) return false;
  if (std::rename(here.c_str(), there.c_str()) != 0) {
    const int why = errno;
    std::rename(aside.c_str(), there.c_str());
    errno = why;
    return false;
  }
  return std::rename(aside.c_str(), here.c_str()) == 0;
}

}  // namespace

void replace_folder(const fs::path& folder, const std::function<void(const fs::path&)>& write) {
  const fs::path target = without_links(folder);
  const fs::path fresh = join(target.string(), ".partial");
  std::error_code error;
  fs::remove_all(fresh, error);  // of a run that was cut short
  if (!error) fs::create_directories(fresh, error);
  if (error) not_replaced(folder, error.message());
  try {
    write(fresh);
    take_along(target, fresh);
  } catch (...) {
    fs::remove_all(fresh, error);
    throw;
  }
  const bool exists = path_exists(target);
  if (exists ? !change_places(fresh, target) : std::rename(fresh.c_str(), target.c_str()) != 0) {
    not_replaced(folder, join(std::generic_category().message(errno), ". The new files are complete in “", fresh.string(), "”"));
  }
  fs::remove_all(fresh, error);  // the old folder; what cannot be removed now goes at the next time
}

}  // namespace core
