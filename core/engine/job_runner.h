#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/error.h"

namespace core::engine {

using JobId = std::uint64_t;

enum class JobOutcome { finished, stopped, failed };

/// How a job ended. `kind` and `sentence` are set for a failed one.
struct JobReport {
  JobId id = 0;
  JobOutcome outcome = JobOutcome::finished;
  ErrorKind kind = ErrorKind::internal;
  std::string sentence;
};

/// One engine thread that does jobs in the order in which they were submitted. All methods may be called from any
/// thread; they return at once. The destructor stops the running job, ends the waiting ones and joins.
class JobRunner {
 public:
  /// The work, on the engine thread, with its own id. Returns finished or stopped; what it throws becomes failed.
  using Work = std::function<JobOutcome(JobId, std::stop_token)>;
  /// Called exactly once per job, as the last thing of it: on the engine thread, or, for a job that is stopped while it
  /// waits, on the thread that stops it, before that call returns. Must not throw.
  using Ended = std::function<void(const JobReport&)>;

  JobRunner();
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  JobId submit(Work work, Ended ended);
  /// Asks a job to stop: a running one sees its token, a waiting one ends as stopped at once, without running. Unknown ids
  /// are those of ended jobs, and are ignored.
  void stop(JobId id);
  void stop_all();
  /// Two jobs that wait change places; nothing where one of them does not wait any more.
  void exchange(JobId first, JobId second);

 private:
  struct Job {
    JobId id = 0;
    Work work;
    Ended ended;
    std::stop_source stop;
  };

  void stop_if(const std::function<bool(JobId)>& chosen);
  void run(const std::stop_token& quit);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<Job> waiting_;
  std::optional<std::stop_source> running_stop_;
  JobId running_id_ = 0;
  JobId last_id_ = 0;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace core::engine
