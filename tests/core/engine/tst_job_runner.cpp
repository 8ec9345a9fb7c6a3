#include <algorithm>
#include <QObject>
#include <QTest>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "core/engine/job_runner.h"
#include "tests/support/test_registry.h"

using core::engine::JobId;
using core::engine::JobOutcome;
using core::engine::JobReport;
using core::engine::JobRunner;

namespace {

constexpr std::chrono::seconds patience{10};

/// Collects endings from the engine thread and waits for them, without an event loop.
class Endings {
 public:
  JobRunner::Ended add() {
    return [this](const JobReport& report) {
      {
        const std::lock_guard lock(mutex_);
        reports_.push_back(report);
      }
      changed_.notify_all();
    };
  }
  std::vector<JobReport> so_far() {
    const std::lock_guard lock(mutex_);
    return reports_;
  }
  std::vector<JobReport> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return reports_.size() >= count; });
    return reports_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<JobReport> reports_;
};

JobOutcome until_stopped(JobId, const std::stop_token& stop) {
  while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return JobOutcome::stopped;
}

}  // namespace

class TestJobRunner : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void runsJobsInTheOrderOfSubmission() {
    std::vector<JobId> order;  // engine thread only until the endings were seen
    Endings endings;
    JobRunner runner;
    for (int i = 0; i < 20; ++i) {
      runner.submit(
          [&order](JobId id, const std::stop_token&) {
            order.push_back(id);
            return JobOutcome::finished;
          },
          endings.add());
    }
    const auto reports = endings.wait_for(20);
    QCOMPARE(reports.size(), std::size_t{20});
    for (std::size_t i = 0; i < 20; ++i) {
      QCOMPARE(order[i], static_cast<JobId>(i + 1));
      QCOMPARE(reports[i].id, static_cast<JobId>(i + 1));
      QVERIFY(reports[i].outcome == JobOutcome::finished);
    }
  }

  void runsOnOneThreadThatIsNotTheCallers() {
    std::mutex mutex;
    std::vector<std::thread::id> threads;
    Endings endings;
    JobRunner runner;
    for (int i = 0; i < 3; ++i) {
      runner.submit(
          [&](JobId, const std::stop_token&) {
            const std::lock_guard lock(mutex);
            threads.push_back(std::this_thread::get_id());
            return JobOutcome::finished;
          },
          endings.add());
    }
    endings.wait_for(3);
    QVERIFY(threads[0] != std::this_thread::get_id());
    QVERIFY(threads[0] == threads[1] && threads[1] == threads[2]);
  }

  void reportsTheSentenceOfAnError() {
    Endings endings;
    JobRunner runner;
    runner.submit(
        [](JobId, const std::stop_token&) -> JobOutcome {
          throw core::Error(core::ErrorKind::file_damaged, "a.bin is damaged.");
        },
        endings.add());
    runner.submit([](JobId, const std::stop_token&) -> JobOutcome { throw std::bad_alloc(); }, endings.add());
    runner.submit([](JobId, const std::stop_token&) -> JobOutcome { throw std::runtime_error("foreign"); },
                  endings.add());
    const auto reports = endings.wait_for(3);
    QCOMPARE(reports.size(), std::size_t{3});
    for (const JobReport& report : reports) QVERIFY(report.outcome == JobOutcome::failed);
    QVERIFY(reports[0].kind == core::ErrorKind::file_damaged);
    QCOMPARE(reports[0].sentence, std::string("a.bin is damaged."));
    QVERIFY(reports[1].kind == core::ErrorKind::out_of_memory);
    QVERIFY(!reports[1].sentence.empty());
    QVERIFY(reports[2].kind == core::ErrorKind::internal);
  }

  void goesOnAfterAFailure() {
    Endings endings;
    JobRunner runner;
    runner.submit([](JobId, const std::stop_token&) -> JobOutcome { throw std::runtime_error("x"); }, endings.add());
    runner.submit([](JobId, const std::stop_token&) { return JobOutcome::finished; }, endings.add());
    QVERIFY(endings.wait_for(2).at(1).outcome == JobOutcome::finished);
  }

  void stopsARunningJobThroughItsToken() {
    Endings endings;
    JobRunner runner;
    std::promise<void> begun;
    const JobId job = runner.submit(
        [&](JobId id, const std::stop_token& stop) {
          begun.set_value();
          return until_stopped(id, stop);
        },
        endings.add());
    begun.get_future().wait();
    runner.stop(job);
    QVERIFY(endings.wait_for(1).at(0).outcome == JobOutcome::stopped);
  }

  void endsAWaitingJobWithoutRunningIt() {
    Endings endings;
    JobRunner runner;
    std::atomic<bool> ran = false;
    const JobId first = runner.submit(until_stopped, endings.add());
    const JobId second = runner.submit(
        [&](JobId, const std::stop_token&) {
          ran = true;
          return JobOutcome::finished;
        },
        endings.add());
    runner.stop(second);
    runner.stop(first);
    const auto reports = endings.wait_for(2);
    QCOMPARE(reports.size(), std::size_t{2});
    QCOMPARE(reports[0].id, second);
    QVERIFY(reports[0].outcome == JobOutcome::stopped);
    QVERIFY(!ran);
  }

  void endsAStoppedWaitingJobWhileAnotherStillRuns() {
    Endings endings;
    JobRunner runner;
    std::promise<void> release;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> request = held;
    runner.submit(
        [freed = release.get_future().share()](JobId, const std::stop_token&) {
          freed.wait();
          return JobOutcome::finished;
        },
        endings.add());
    const JobId waiting = runner.submit(
        [kept = std::move(held)](JobId, const std::stop_token&) {
          return *kept == 1 ? JobOutcome::finished : JobOutcome::failed;
        },
        endings.add());
    runner.stop(waiting);
    const auto at_once = endings.so_far();
    const bool let_go = request.expired();
    runner.stop(waiting);  // once more: it has had its ending
    release.set_value();
    QCOMPARE(at_once.size(), std::size_t{1});
    QCOMPARE(at_once[0].id, waiting);
    QVERIFY(at_once[0].outcome == JobOutcome::stopped);
    QVERIFY2(let_go, "a request may hold large pictures");
    QVERIFY(endings.wait_for(2).at(1).outcome == JobOutcome::finished);
  }

  void givesEveryJobOneEndingWhoeverStopsIt() {
    constexpr std::size_t jobs = 2000;
    Endings endings;
    {
      JobRunner runner;
      std::vector<JobId> ids;
      std::mutex mutex;
      std::jthread stopper([&](const std::stop_token& quit) {
        for (std::size_t next = 0; !quit.stop_requested();) {
          const std::lock_guard lock(mutex);
          while (next < ids.size()) runner.stop(ids[next++]);
        }
      });
      for (std::size_t i = 0; i < jobs; ++i) {
        const JobId id = runner.submit([](JobId, const std::stop_token&) { return JobOutcome::finished; }, endings.add());
        const std::lock_guard lock(mutex);
        ids.push_back(id);
      }
    }
    const auto reports = endings.wait_for(jobs);
    QCOMPARE(reports.size(), jobs);
    std::set<JobId> ids;
    for (const JobReport& report : reports) ids.insert(report.id);
    QCOMPARE(ids.size(), jobs);
  }

  void waitingJobsChangePlaces() {
    Endings endings;
    JobRunner runner;
    const JobId first = runner.submit(until_stopped, endings.add());
    const auto done = [](JobId, const std::stop_token&) { return JobOutcome::finished; };
    const JobId second = runner.submit(done, endings.add());
    const JobId third = runner.submit(done, endings.add());
    runner.exchange(second, third);
    runner.exchange(third, 1'000'000);  // nobody is there
    runner.exchange(first, third);      // one of them runs: no place to change, unless it has not begun
    runner.stop(first);
    const std::vector<JobReport> ended = endings.wait_for(3);
    QCOMPARE(ended.size(), std::size_t{3});
    const auto place = [&](JobId id) { return std::ranges::find(ended, id, &JobReport::id) - ended.begin(); };
    QVERIFY(place(third) < place(second));
  }

  void ignoresAnEndedOrUnknownId() {
    Endings endings;
    JobRunner runner;
    const JobId first =
        runner.submit([](JobId, const std::stop_token&) { return JobOutcome::finished; }, endings.add());
    endings.wait_for(1);
    runner.stop(first);
    runner.stop(12345);
    runner.submit(
        [](JobId, const std::stop_token& stop) {
          return stop.stop_requested() ? JobOutcome::stopped : JobOutcome::finished;
        },
        endings.add());
    QVERIFY(endings.wait_for(2).at(1).outcome == JobOutcome::finished);
  }

  void stopAllEndsEveryJobOnce() {
    Endings endings;
    JobRunner runner;
    for (int i = 0; i < 5; ++i) runner.submit(until_stopped, endings.add());
    runner.stop_all();
    const auto reports = endings.wait_for(5);
    QCOMPARE(reports.size(), std::size_t{5});
    for (const JobReport& report : reports) QVERIFY(report.outcome == JobOutcome::stopped);
  }

  void destructorStopsAndEndsEveryJob() {
    Endings endings;
    const auto start = std::chrono::steady_clock::now();
    {
      JobRunner runner;
      for (int i = 0; i < 3; ++i) runner.submit(until_stopped, endings.add());
    }
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    QCOMPARE(endings.wait_for(3).size(), std::size_t{3});
  }

  void letsTheWorkGoBeforeItsEnding() {
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> seen = held;
    std::promise<bool> expired;
    JobRunner runner;
    JobRunner::Work work = [kept = std::move(held)](JobId, const std::stop_token&) {
      return *kept == 1 ? JobOutcome::finished : JobOutcome::stopped;
    };
    runner.submit(std::move(work), [&](const JobReport&) { expired.set_value(seen.expired()); });
    QVERIFY2(expired.get_future().get(), "a request may hold large pictures");
  }
};

BIFRONS_TEST(TestJobRunner)
#include "tst_job_runner.moc"
