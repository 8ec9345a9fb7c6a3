#include "core/base/file_io.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/base/error.h"

namespace core {
namespace {

std::string reason() { return std::strerror(errno); }

/// Flushes a finished file to the disk, so that a rename after it cannot surface an empty file after a power cut.
void sync_file(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    throw Error(ErrorKind::file_missing, join("“", path.string(), "” is a folder, not a file."));
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorKind::file_missing, join("“", path.string(), "” cannot be read: ", reason(), "."));
  std::ostringstream content;
  content << in.rdbuf();
  if (in.bad()) throw Error(ErrorKind::file_missing, join("“", path.string(), "” cannot be read: ", reason(), "."));
  return std::move(content).str();
}

void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
  std::error_code error;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  const std::filesystem::path part = join(path.string(), ".part-", ::getpid());
  const auto fail = [&](const std::string& why) {
    std::filesystem::remove(part, error);
    throw Error(ErrorKind::file_not_written, join("“", path.string(), "” could not be saved: ", why, "."));
  };
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    if (!out) fail(reason());
    try {
      write(out);
    } catch (...) {
      out.close();
      std::filesystem::remove(part, error);
      throw;
    }
    out.close();
    if (!out) fail(reason());
  }
  sync_file(part);
  std::filesystem::rename(part, path, error);
  if (error) fail(error.message());
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  write_file(path, [content](std::ostream& out) {
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
  });
}

MappedFile::MappedFile(const std::filesystem::path& path) : path_(path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status{};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    const std::string why = descriptor < 0 ? reason() : "it is not a regular file";
    if (descriptor >= 0) ::close(descriptor);
    throw Error(ErrorKind::file_missing, join("“", path.string(), "” cannot be read: ", why, "."));
  }
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ > 0) {
    void* map = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (map == MAP_FAILED) {
      const std::string why = reason();
      ::close(descriptor);
      throw Error(ErrorKind::file_missing, join("“", path.string(), "” cannot be mapped: ", why, "."));
    }
    data_ = static_cast<const std::byte*>(map);
  }
  ::close(descriptor);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

}  // namespace core
