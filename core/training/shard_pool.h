#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace core::training {

/// Runs the micro-batches of a step on a few threads, each of which computes alone: many small products gain nothing
/// from threads that share one, and lose much on a busy machine.
class ShardPool {
 public:
  explicit ShardPool(int threads);
  ~ShardPool();
  ShardPool(const ShardPool&) = delete;
  ShardPool& operator=(const ShardPool&) = delete;

  /// Calls `work(shard)` for every shard and waits. The first exception is thrown on.
  void run(std::int64_t shards, const std::function<void(std::int64_t shard)>& work);

 private:
  void serve(const std::stop_token& quit);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::condition_variable done_;
  const std::function<void(std::int64_t)>* work_ = nullptr;
  std::int64_t next_ = 0;
  std::int64_t shards_ = 0;
  std::int64_t open_ = 0;
  std::exception_ptr failure_;
  std::vector<std::jthread> threads_;  // last: they use everything above
};

}  // namespace core::training
