#include "core/kernels/memory_read.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/kernels/kernel_table.h"

namespace core::kernels {
namespace {

constexpr std::int64_t piece = 1 << 20;  // numbers
constexpr int passes = 5;

/// Anonymous memory in large pages where the system has them, every page of it there.
class Buffer {
 public:
  explicit Buffer(std::int64_t bytes) : bytes_(static_cast<std::size_t>(bytes)) {
    void* data = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) throw Error(ErrorKind::out_of_memory, join("There is no memory of ", bytes, " bytes to read from."));
    ::madvise(data, bytes_, MADV_HUGEPAGE);
    numbers_ = static_cast<float*>(data);
    std::fill_n(numbers_, bytes_ / sizeof(float), 1.0F);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { ::munmap(numbers_, bytes_); }

  [[nodiscard]] const float* numbers() const { return numbers_; }

 private:
  std::size_t bytes_;
  float* numbers_ = nullptr;
};

}  // namespace

double measure_read(ThreadTeam& team, std::int64_t bytes) {
  const Buffer buffer(bytes);
  const std::int64_t numbers = bytes / static_cast<std::int64_t>(sizeof(float));
  const KernelTable& kernels = kernel_table();
  std::atomic<float> result{0};  // so that the compiler cannot leave the reading out
  double best = 0;
  for (int pass = 0; pass < passes; ++pass) {
    const auto start = Clock::now();
    team.for_pieces(numbers, piece, [&](std::int64_t begin, std::int64_t end) {
      result = kernels.sum(buffer.numbers() + begin, end - begin);
    });
    const double seconds = seconds_since(start);
    best = std::max(best, static_cast<double>(bytes) / seconds);
  }
  return best;
}

}  // namespace core::kernels
