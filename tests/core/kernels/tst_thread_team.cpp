#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/kernels/thread_team.h"
#include "tests/support/test_registry.h"

using namespace core::kernels;

namespace {

/// How often each of `total` places was visited.
std::vector<int> visits(ThreadTeam& team, std::int64_t total, std::int64_t grain) {
  std::vector<std::atomic<int>> counts(static_cast<std::size_t>(total));
  team.for_pieces(total, grain, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) ++counts[static_cast<std::size_t>(i)];
  });
  return {counts.begin(), counts.end()};
}

bool once_each(const std::vector<int>& counts) {
  return std::ranges::all_of(counts, [](int count) { return count == 1; });
}

}  // namespace

class TestThreadTeam : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPlaceIsVisitedOnce() {
    for (const int threads : {1, 2, 3, 8}) {
      ThreadTeam team(threads);
      QCOMPARE(team.threads(), threads);
      for (int round = 0; round < 500; ++round) QVERIFY(once_each(visits(team, 1 + round % 97, 1 + round % 5)));
      QVERIFY(visits(team, 0, 4).empty());
    }
  }

  void piecesAreNoLongerThanTheGrain() {
    ThreadTeam team(2);
    std::atomic<std::int64_t> longest{0};
    team.for_pieces(1000, 7, [&](std::int64_t begin, std::int64_t end) {
      std::int64_t seen = longest;
      while (seen < end - begin && !longest.compare_exchange_weak(seen, end - begin)) {}
    });
    QCOMPARE(longest.load(), 7);
  }

  void sleepsAndWakesAgain() {
    ThreadTeam team(3);
    for (int round = 0; round < 20; ++round) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      QVERIFY(once_each(visits(team, 300, 1)));
    }
  }

  void twoCallersDoNotDisturbEachOther() {
    ThreadTeam team(2);
    std::atomic<bool> right{true};
    const auto work = [&] {
      for (int round = 0; round < 300; ++round) right = right && once_each(visits(team, 64, 2));
    };
    {
      const std::jthread other(work);
      work();
    }
    QVERIFY(right);
  }

  void aTeamNeedsAThread() { QVERIFY_THROWS_EXCEPTION(core::Error, ThreadTeam(0)); }

  void theTeamOfTheProcessCanBeReplaced() {
    const auto before = thread_team();
    set_team_threads(2);
    QCOMPARE(thread_team()->threads(), 2);
    QVERIFY(once_each(visits(*before, 10, 1)));
    set_team_threads(before->threads());
  }
};

BIFRONS_TEST(TestThreadTeam)
#include "tst_thread_team.moc"
