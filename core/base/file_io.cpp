#include "core/base/file_io.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <streambuf>
#include <system_error>

#include "core/base/error.h"
#include "core/base/open_file.h"
#include "core/base/regular_file.h"
#include "core/base/uninterrupted.h"

namespace core {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_save(const fs::path& path, const std::string& why) {
  throw Error(ErrorKind::file_not_written, join("“", path.string(), "” could not be saved: ", why, "."));
}

/// What is at the end of a path, or not_found.
fs::file_type type_of(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::status_known(status)) cannot_read(path, error.message());
  return status.type();
}

/// A stream into an open file that keeps the first reason why writing failed.
class FileBuffer final : public std::streambuf {
 public:
  explicit FileBuffer(int descriptor) : descriptor_(descriptor) { start_over(); }
  /// As in errno; 0 while all is well.
  [[nodiscard]] int failure() const noexcept { return failure_; }

 protected:
  int_type overflow(int_type byte) override {
    if (!flush()) return traits_type::eof();
    if (!traits_type::eq_int_type(byte, traits_type::eof())) sputc(traits_type::to_char_type(byte));
    return traits_type::not_eof(byte);
  }

  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    if (count > epptr() - pptr()) return flush() && write_all(bytes, count) ? count : 0;
    std::copy_n(bytes, count, pptr());
    pbump(static_cast<int>(count));
    return count;
  }

  int sync() override { return flush() ? 0 : -1; }

 private:
  void start_over() { setp(buffer_.data(), buffer_.data() + buffer_.size()); }

  bool flush() {
    const bool written = write_all(pbase(), pptr() - pbase());
    start_over();
    return written;
  }

  bool write_all(const char* bytes, std::streamsize count) {
    while (failure_ == 0 && count > 0) {
      const ssize_t written = uninterrupted([&] { return ::write(descriptor_, bytes, static_cast<std::size_t>(count)); });
      if (written < 0) failure_ = errno;
      if (written <= 0) continue;
      bytes += written;
      count -= written;
    }
    return failure_ == 0;
  }

  int descriptor_;
  int failure_ = 0;
  std::array<char, 1 << 16> buffer_;
};

/// Brings a file to the disk, so that a rename after it cannot surface an empty file after a power cut. What cannot be
/// synchronised by its nature (errno EINVAL, ENOTSUP) is taken as it is.
bool sync_to_disk(int descriptor) { return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP; }

}  // namespace

bool path_exists(const fs::path& path) { return type_of(path) != fs::file_type::not_found; }

bool is_folder(const fs::path& path) { return type_of(path) == fs::file_type::directory; }

void require_folder(const fs::path& path, std::string_view what) {
  const fs::file_type type = type_of(path);
  if (type == fs::file_type::directory) return;
  throw Error(ErrorKind::file_missing,
              type == fs::file_type::not_found ? join("There is no ", what, " “", path.string(), "”.")
                                               : join("“", path.string(), "” is a file, not a ", what, "."));
}

std::vector<fs::path> folder_entries(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator(); entry.increment(error)) {
    entries.push_back(entry->path());
  }
  if (error) throw Error(ErrorKind::file_missing, join("The folder “", folder.string(), "” cannot be read: ", error.message(), "."));
  std::ranges::sort(entries);
  return entries;
}

std::string read_file(const fs::path& path, std::uint64_t most_bytes) {
  return read_whole(open_regular(path), path, most_bytes, [] { return true; }).value();
}

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) cannot_save(path, error.message());
  const fs::path part = join(path.string(), ".part-", ::getpid());
  const auto fail = [&](int code) {
    ::unlink(part.c_str());
    cannot_save(path, system_reason(code));
  };
  FileDescriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.is_open()) fail(errno);
  FileBuffer buffer(file.number());
  std::ostream out(&buffer);
  try {
    write(out);
    out.flush();
  } catch (...) {
    ::unlink(part.c_str());
    throw;
  }
  if (!out) fail(buffer.failure() != 0 ? buffer.failure() : EIO);
  if (!sync_to_disk(file.number()) || !file.close() || std::rename(part.c_str(), path.c_str()) != 0) fail(errno);
}

void write_file(const fs::path& path, std::string_view content) {
  write_file(path, [content](std::ostream& out) {
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
  });
}

}  // namespace core
