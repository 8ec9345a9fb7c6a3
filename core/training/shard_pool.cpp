#include "core/training/shard_pool.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace core::training {

ShardPool::ShardPool(int threads) {
  for (int i = 0; i < std::max(1, threads); ++i) {
    threads_.emplace_back([this](const std::stop_token& quit) { serve(quit); });
  }
}

ShardPool::~ShardPool() {
  for (std::jthread& thread : threads_) thread.request_stop();
}

void ShardPool::run(std::int64_t shards, const std::function<void(std::int64_t)>& work) {
  std::unique_lock lock(mutex_);
  work_ = &work;
  next_ = 0;
  shards_ = shards;
  open_ = shards;
  failure_ = nullptr;
  wake_.notify_all();
  done_.wait(lock, [this] { return open_ == 0; });
  work_ = nullptr;
  if (failure_) std::rethrow_exception(failure_);
}

void ShardPool::serve(const std::stop_token& quit) {
  at::set_num_threads(1);
  std::unique_lock lock(mutex_);
  while (wake_.wait(lock, quit, [this] { return work_ != nullptr && next_ < shards_; })) {
    const std::int64_t shard = next_++;
    const auto* work = work_;
    lock.unlock();
    std::exception_ptr failure;
    try {
      (*work)(shard);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure && !failure_) failure_ = failure;
    if (--open_ == 0) done_.notify_all();
  }
}

}  // namespace core::training
