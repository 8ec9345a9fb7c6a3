#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace core::kernels {

/// Work on [begin, end); must not throw.
using RangeWork = std::function<void(std::int64_t begin, std::int64_t end)>;

/// A few threads that share short loops. Between two loops they wait awake for some microseconds, since a step of decoding
/// is a hundred loops in a row; then they sleep. A piece is taken by whoever is free, so one thread that the system holds
/// up does not hold up the others.
class ThreadTeam {
 public:
  /// `threads` counts the caller. Throws Error(invalid_request) below 1.
  explicit ThreadTeam(int threads);
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;
  ~ThreadTeam();

  [[nodiscard]] int threads() const { return static_cast<int>(workers_.size()) + 1; }

  /// Calls `work` with pieces of at most `grain` that together are [0, total); returns when all are done. A second caller
  /// at the same time does its work alone.
  void for_pieces(std::int64_t total, std::int64_t grain, const RangeWork& work);

 private:
  struct Loop {
    const RangeWork* work = nullptr;
    std::int64_t total = 0;
    std::int64_t grain = 1;
  };

  void serve();
  bool await_loop(std::uint32_t seen) const;
  void take_pieces();

  std::mutex busy_;
  Loop loop_;                                  ///< written only while nobody is inside
  alignas(64) std::atomic<std::int64_t> next_{0};
  alignas(64) std::atomic<std::uint32_t> posted_{0};  ///< counts loops; workers sleep on it
  alignas(64) std::atomic<bool> open_{false};         ///< whether pieces may still be taken
  alignas(64) std::atomic<int> inside_{0};            ///< workers that may be looking at `loop_`
  std::atomic<bool> ending_{false};
  std::vector<std::jthread> workers_;
};

/// The team of the process, one thread wide until told otherwise.
[[nodiscard]] std::shared_ptr<ThreadTeam> thread_team();
/// Replaces it; loops in work end with the old one. Throws Error(invalid_request) below 1.
void set_team_threads(int threads);

}  // namespace core::kernels
