#include <QTest>

#include "core/benchmark/comparison.h"
#include "tests/support/test_registry.h"

using namespace core::benchmark;

namespace {

template <typename Figure>
Figure at(const ByKey<Figure>& figures, std::string_view key) {
  for (const auto& [name, figure] : figures) {
    if (name == key) return figure;
  }
  return {};
}

BenchmarkReport half() {
  return {.dtype = "bf16", .load_seconds = 5, .look_seconds = 6, .prompt_seconds = 24, .text_token_seconds = 0.25,
          .text_share_of_read = 0.4, .paint_seconds = 3, .peak_memory_bytes = 5'000};
}

BenchmarkReport full() {
  return {.dtype = "fp32", .load_seconds = 9, .look_seconds = 3, .prompt_seconds = 6, .text_token_seconds = 0.2,
          .text_share_of_read = 0.8, .paint_seconds = 4, .peak_memory_bytes = 9'000};
}

}  // namespace

/// The arithmetic of a comparison.
class TestComparison : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachFigureComesFromTheBetterType() {
    const PeerReport peer = best_of({half(), full()});
    QCOMPARE(peer.best.load_seconds, 5.0);
    QCOMPARE(peer.best.look_seconds, 3.0);
    QCOMPARE(peer.best.prompt_seconds, 6.0);
    QCOMPARE(peer.best.text_token_seconds, 0.2);
    QCOMPARE(peer.best.text_share_of_read, 0.8);
    QCOMPARE(peer.best.paint_seconds, 3.0);
    QCOMPARE(peer.best.peak_memory_bytes, std::int64_t{5'000});
    QCOMPARE(peer.best.dtype, std::string("bf16, fp32"));
    QCOMPARE(at(peer.dtypes, "load_seconds"), std::string("bf16"));
    QCOMPARE(at(peer.dtypes, "text_tokens_per_second"), std::string("fp32"));
    QCOMPARE(at(peer.dtypes, "paint_seconds"), std::string("bf16"));
    QCOMPARE(at(peer.dtypes, "peak_memory_bytes"), std::string("bf16"));
    QCOMPARE(peer.types.size(), std::size_t{2});
    QCOMPARE(peer.types[1].look_seconds, 3.0);
  }

  void whatATypeDidNotMeasureCountsForNothing() {
    BenchmarkReport stepless = half();
    stepless.image_step_four_seconds = 0;
    BenchmarkReport steps = full();
    steps.image_step_four_seconds = 7;
    const PeerReport peer = best_of({stepless, steps});
    QCOMPARE(peer.best.image_step_four_seconds, 7.0);
    QCOMPARE(at(peer.dtypes, "image_step_four_seconds"), std::string("fp32"));
    QVERIFY2(at(peer.dtypes, "image_tokens_seconds").empty(), "neither has measured it");
  }

  void oneTypeIsTheBest() {
    const PeerReport peer = best_of({half()});
    QCOMPARE(peer.best.dtype, std::string("bf16"));
    QCOMPARE(peer.best.look_seconds, 6.0);
  }

  void ratiosSayHowManyTimesOursIsFaster() {
    const BenchmarkReport ours{.load_seconds = 1, .look_seconds = 1.5, .prompt_seconds = 12, .text_token_seconds = 0.1,
                               .paint_seconds = 3, .peak_memory_bytes = 2'000};
    const ByKey<double> times = ratios(ours, full());
    QCOMPARE(at(times, "look_seconds"), 2.0);
    QCOMPARE(at(times, "prompt_seconds"), 0.5);
    QCOMPARE(at(times, "text_tokens_per_second"), 2.0);
    QCOMPARE(at(times, "paint_seconds"), 4.0 / 3);
    QCOMPARE(at(times, "peak_memory_bytes"), 4.5);
    QVERIFY2(at(times, "load_seconds") == 0, "loading is no stage");
    QVERIFY2(at(times, "image_step_four_seconds") == 0, "neither side has it");
    QCOMPARE(times.size(), std::size_t{5});
  }
};

BIFRONS_TEST(TestComparison)
#include "tst_comparison.moc"
