#include "core/base/folder_swap.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

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

/// Puts `entry` under the name `copy`. A link to the same file is on the disk already and costs nothing; where the file
/// system has none, a copy.
void link_or_copy(const fs::path& entry, const fs::path& copy, std::error_code& error) {
  constexpr auto whole = fs::copy_options::recursive | fs::copy_options::copy_symlinks;
  fs::copy(entry, copy, whole | fs::copy_options::create_hard_links, error);
  if (error) fs::copy(entry, copy, whole | fs::copy_options::overwrite_existing, error);
}

/// Gives `fresh` what it does not have, and the permissions of the folder.
void take_along(const fs::path& old, const fs::path& fresh) {
  std::error_code error;
  for (const fs::path& entry : folder_entries(old)) {
    const fs::path copy = fresh / entry.filename();
    if (path_exists(copy)) continue;
    link_or_copy(entry, copy, error);
    if (error) not_replaced(old, join("“", entry.filename().string(), "” cannot be copied: ", error.message()));
  }
  const fs::file_status status = fs::status(old, error);
  if (!error) fs::permissions(fresh, status.permissions(), error);
  if (error) not_replaced(old, error.message());
}

/// Puts `fresh` in the place of `target`, whose old files go to `aside` or stay under the name of `fresh`.
void put_in_place(const fs::path& fresh, const fs::path& target, const fs::path& aside, std::error_code& error) {
  if (!path_exists(target)) return fs::rename(fresh, target, error);
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) {
    error = std::error_code(errno, std::generic_category());
    return;
  }
  fs::remove_all(aside, error);  // of a run that was cut short after its second rename
  if (!error) fs::rename(target, aside, error);
  if (error) return;
  fs::rename(fresh, target, error);
  std::error_code ignored;
  if (error) fs::rename(aside, target, ignored);
}

}  // namespace

void replace_folder(const fs::path& folder, const std::function<void(const fs::path&)>& write) {
  const fs::path target = without_links(folder);
  const fs::path fresh = join(target.string(), ".partial");
  const fs::path aside = join(target.string(), ".old");
  std::error_code error;
  if (!path_exists(target) && path_exists(aside)) fs::rename(aside, target, error);  // a crash between two renames
  const bool exists = path_exists(target);
  if (exists && !is_folder(target)) not_replaced(folder, "a file has that name");
  if (!error) fs::remove_all(fresh, error);  // of a run that was cut short
  if (!error) fs::create_directories(fresh, error);
  if (error) not_replaced(folder, error.message());
  try {
    write(fresh);
    if (exists) take_along(target, fresh);
  } catch (...) {
    fs::remove_all(fresh, error);
    throw;
  }
  put_in_place(fresh, target, aside, error);
  if (error) not_replaced(folder, join(error.message(), ". The new files are complete in “", fresh.string(), "”"));
  fs::remove_all(fresh, error);  // the old files; what cannot be removed now goes at the next time
  fs::remove_all(aside, error);
}

}  // namespace core
