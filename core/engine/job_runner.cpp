#include "core/engine/job_runner.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "core/base/log.h"

namespace core::engine {
namespace {

JobReport run_one(JobId id, const JobRunner::Work& work, const std::stop_token& stop) noexcept {
  try {
    if (stop.stop_requested()) return {.id = id, .outcome = JobOutcome::stopped};
    return {.id = id, .outcome = work(id, stop)};
  } catch (const Error& error) {
    log::error(join(error.what(), " [", error.detail(), "] at ", error.place().file_name(), ":", error.place().line()));
    return {.id = id, .outcome = JobOutcome::failed, .kind = error.kind(), .sentence = error.what()};
  } catch (const std::bad_alloc&) {
    return {.id = id, .outcome = JobOutcome::failed, .kind = ErrorKind::out_of_memory,
            .sentence = "There is not enough memory for this. Close other programs, ask for fewer pictures, or choose a smaller model."};
  } catch (const std::exception& error) {
    log::error(error.what());
    return {.id = id, .outcome = JobOutcome::failed, .kind = ErrorKind::internal, .sentence = error.what()};
  }
}

/// What the work holds is let go before anybody hears that it ended.
void end(JobRunner::Work& work, const JobRunner::Ended& ended, const JobReport& report) {
  work = nullptr;
  if (ended) ended(report);
}

}  // namespace

JobRunner::JobRunner() : thread_([this](const std::stop_token& quit) { run(quit); }) {}

JobRunner::~JobRunner() {
  thread_.request_stop();
  stop_all();
  wake_.notify_all();
}

JobId JobRunner::submit(Work work, Ended ended) {
  JobId id = 0;
  {
    const std::lock_guard lock(mutex_);
    id = ++last_id_;
    waiting_.push_back({id, std::move(work), std::move(ended), std::stop_source{}});
  }
  wake_.notify_one();
  return id;
}

void JobRunner::stop(JobId id) {
  stop_if([id](JobId each) { return each == id; });
}

void JobRunner::exchange(JobId first, JobId second) {
  const std::lock_guard lock(mutex_);
  const auto place = [this](JobId id) { return std::ranges::find(waiting_, id, &Job::id); };
  if (place(first) != waiting_.end() && place(second) != waiting_.end()) std::swap(*place(first), *place(second));
}

void JobRunner::stop_all() {
  stop_if([](JobId) { return true; });
}

/// Whoever takes a job out of the queue under the lock is the one that ends it.
void JobRunner::stop_if(const std::function<bool(JobId)>& chosen) {
  std::deque<Job> unstarted, kept;
  {
    const std::lock_guard lock(mutex_);
    if (running_stop_ && chosen(running_id_)) running_stop_->request_stop();
    for (Job& job : waiting_) (chosen(job.id) ? unstarted : kept).push_back(std::move(job));
    waiting_ = std::move(kept);
  }
  for (Job& job : unstarted) end(job.work, job.ended, {.id = job.id, .outcome = JobOutcome::stopped});
}

void JobRunner::run(const std::stop_token& quit) {
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, quit, [this] { return !waiting_.empty(); });
      if (waiting_.empty()) return;  // asked to quit, and every job has had its ending
      job = std::move(waiting_.front());
      waiting_.pop_front();
      if (quit.stop_requested()) job.stop.request_stop();
      running_id_ = job.id;
      running_stop_ = job.stop;
    }
    const JobReport report = run_one(job.id, job.work, job.stop.get_token());
    {
      const std::lock_guard lock(mutex_);
      running_stop_.reset();
    }
    end(job.work, job.ended, report);
  }
}

}  // namespace core::engine
