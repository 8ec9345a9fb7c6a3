#include "core/kernels/thread_team.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::kernels {
namespace {

/// About a hundred microseconds: longer than the work between two loops of a step, shorter than anybody notices.
constexpr int waits_awake = 4000;

void pause_briefly() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

std::mutex& team_mutex() {
  static std::mutex mutex;
  return mutex;
}

std::shared_ptr<ThreadTeam>& team_slot() {
  static auto team = std::make_shared<ThreadTeam>(1);
  return team;
}

}  // namespace

ThreadTeam::ThreadTeam(int threads) {
  if (threads < 1) throw Error(ErrorKind::invalid_request, join("A team of ", threads, " threads cannot work."));
  for (int i = 1; i < threads; ++i) workers_.emplace_back([this] { serve(); });
}

ThreadTeam::~ThreadTeam() {
  ending_ = true;
  ++posted_;
  posted_.notify_all();
}

bool ThreadTeam::await_loop(std::uint32_t seen) const {
  for (int i = 0; i < waits_awake && posted_ == seen; ++i) pause_briefly();
  posted_.wait(seen);
  return !ending_;
}

// A worker first says that it is inside and then looks whether the loop is open; the caller closes the loop and then waits
// until nobody is inside. In the one order of these four steps either the worker finds the loop closed or the caller waits.
void ThreadTeam::serve() {
  for (std::uint32_t seen = 0; await_loop(seen);) {
    seen = posted_;
    ++inside_;
    if (open_) take_pieces();
    --inside_;
  }
}

void ThreadTeam::take_pieces() {
  for (;;) {
    const std::int64_t begin = next_.fetch_add(loop_.grain);
    if (begin >= loop_.total) return;
    (*loop_.work)(begin, std::min(begin + loop_.grain, loop_.total));
  }
}

void ThreadTeam::for_pieces(std::int64_t total, std::int64_t grain, const RangeWork& work) {
  const std::unique_lock lock(busy_, std::try_to_lock);
  if (workers_.empty() || total <= grain || !lock.owns_lock()) {
    for (std::int64_t begin = 0; begin < total; begin += grain) work(begin, std::min(begin + grain, total));
    return;
  }
  loop_ = {.work = &work, .total = total, .grain = grain};
  next_ = 0;
  open_ = true;
  ++posted_;
  posted_.notify_all();
  take_pieces();
  open_ = false;
  while (inside_ != 0) pause_briefly();
}

std::shared_ptr<ThreadTeam> thread_team() {
  const std::scoped_lock lock(team_mutex());
  return team_slot();
}

void set_team_threads(int threads) {
  const std::scoped_lock lock(team_mutex());
  if (team_slot()->threads() != threads) team_slot() = std::make_shared<ThreadTeam>(threads);
}

}  // namespace core::kernels
