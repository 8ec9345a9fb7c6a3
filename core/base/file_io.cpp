#include "core/base/file_io.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <streambuf>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

/// An open file of the system, closed at the end.
class FileDescriptor {
 public:
  /// Below 0: the file could not be opened, and errno says why.
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor() { (void)close(); }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
  /// Closes it at once; false with errno when the system reports that something written before was lost.
  bool close() noexcept { return !is_open() || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

std::string reason(int code) { return std::generic_category().message(code); }

[[noreturn]] void cannot_read(const fs::path& path, const std::string& why) {
  throw Error(ErrorKind::file_missing, join("“", path.string(), "” cannot be read: ", why, "."));
}

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
      const ssize_t written = ::write(descriptor_, bytes, static_cast<std::size_t>(count));
      if (written < 0 && errno != EINTR) failure_ = errno;
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

std::size_t page_bytes() { return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)); }

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

std::string read_file(const fs::path& path) {
  if (is_folder(path)) throw Error(ErrorKind::file_missing, join("“", path.string(), "” is a folder, not a file."));
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) cannot_read(path, reason(errno));
  std::string content;
  std::array<char, 1 << 16> block;
  while (true) {
    const ssize_t count = ::read(file.number(), block.data(), block.size());
    if (count == 0) return content;
    if (count > 0) content.append(block.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) cannot_read(path, reason(errno));
  }
}

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) cannot_save(path, error.message());
  const fs::path part = join(path.string(), ".part-", ::getpid());
  const auto fail = [&](int code) {
    ::unlink(part.c_str());
    cannot_save(path, reason(code));
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

MappedFile::MappedFile(const fs::path& path) : path_(path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) cannot_read(path, reason(errno));
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) cannot_read(path, reason(errno));
  if (!S_ISREG(status.st_mode)) cannot_read(path, "it is not a regular file");
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* map = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (map == MAP_FAILED) cannot_read(path, reason(errno));
  data_ = static_cast<const std::byte*>(map);
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<std::byte*>(data_), size_);
}

void MappedFile::announce(std::size_t begin, std::size_t end) const noexcept {
  const std::size_t first = begin / page_bytes() * page_bytes();
  if (begin < end) (void)::madvise(const_cast<std::byte*>(data_ + first), end - first, MADV_WILLNEED);
}

void MappedFile::bring_in(std::size_t begin, std::size_t end) const {
  const std::size_t first = begin / page_bytes() * page_bytes();
  if (begin >= end) return;
  void* start = const_cast<std::byte*>(data_ + first);
  while (::madvise(start, end - first, MADV_POPULATE_READ) != 0) {
    if (errno == EFAULT || errno == EHWPOISON) cannot_read(path_, "it was cut short, or the disk does not give all of it");
    if (errno == EAGAIN || errno == EINTR) continue;
    // Linux before 5.14 does not know the call.
    for (std::size_t at = first; at < end; at += page_bytes()) (void)*const_cast<const volatile std::byte*>(data_ + at);
    return;
  }
}

void MappedFile::give_back(std::size_t begin, std::size_t end) const noexcept {
  // Only whole pages: what lies beside may be in use.
  const std::size_t first = (begin + page_bytes() - 1) / page_bytes() * page_bytes();
  const std::size_t last = end == size_ ? end : end / page_bytes() * page_bytes();
  if (first < last) (void)::madvise(const_cast<std::byte*>(data_ + first), last - first, MADV_DONTNEED);
}

}  // namespace core
