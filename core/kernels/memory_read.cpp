#include "core/kernels/memory_read.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cstddef>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace core::kernels {
namespace {

constexpr std::int64_t piece = 4 << 20;
constexpr int passes = 5;

/// Anonymous memory in large pages where the system has them, every page of it there.
class Buffer {
 public:
  explicit Buffer(std::int64_t bytes) : bytes_(static_cast<std::size_t>(bytes)) {
    void* data = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) throw Error(ErrorKind::out_of_memory, join("There is no memory of ", bytes, " bytes to read from."));
    ::madvise(data, bytes_, MADV_HUGEPAGE);
    words_ = static_cast<std::uint64_t*>(data);
    for (std::size_t i = 0; i < bytes_ / sizeof(std::uint64_t); ++i) words_[i] = i;
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { ::munmap(words_, bytes_); }

  [[nodiscard]] const std::uint64_t* at(std::int64_t byte) const { return words_ + byte / 8; }

 private:
  std::size_t bytes_;
  std::uint64_t* words_ = nullptr;
};

/// Eight chains, so that no addition waits for the one before it.
std::uint64_t fold(const std::uint64_t* from, std::int64_t words) {
  std::uint64_t sums[8] = {};
  for (std::int64_t i = 0; i + 8 <= words; i += 8) {
    for (int j = 0; j < 8; ++j) sums[j] ^= from[i + j];
  }
  std::uint64_t all = 0;
  for (const std::uint64_t sum : sums) all ^= sum;
  return all;
}

}  // namespace

double measure_read(ThreadTeam& team, std::int64_t bytes) {
  const Buffer buffer(bytes);
  std::atomic<std::uint64_t> result{0};  // so that the compiler cannot leave the reading out
  double best = 0;
  for (int pass = 0; pass < passes; ++pass) {
    const auto start = Clock::now();
    team.for_pieces(bytes, piece, [&](std::int64_t begin, std::int64_t end) { result ^= fold(buffer.at(begin), (end - begin) / 8); });
    const double seconds = seconds_since(start);
    best = std::max(best, static_cast<double>(bytes) / seconds);
  }
  return best;
}

}  // namespace core::kernels
