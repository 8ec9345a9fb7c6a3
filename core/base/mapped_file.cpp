#include "core/base/mapped_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace core {
namespace {

std::size_t page_bytes() { return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)); }

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path)
    : path_(path), file_(path), size_(static_cast<std::size_t>(file_.first_state().bytes)) {
  if (size_ == 0) return;
  void* map = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file_.number(), 0);
  if (map == MAP_FAILED) cannot_read(path, system_reason(errno));
  data_ = static_cast<const std::byte*>(map);
  range_.emplace(data_, size_, path_.c_str());
}

MappedFile::~MappedFile() {
  range_.reset();
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
    if (errno == EFAULT || errno == EHWPOISON) {
      cannot_read(path_, "it was cut short, or the disk does not give all of it");
    }
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
