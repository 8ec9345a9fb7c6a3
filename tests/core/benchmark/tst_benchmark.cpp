#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "tests/support/hollow_folder.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"
#include "tests/support/tiny_model.h"

using namespace core::benchmark;

/// The benchmark of a small model, end to end. No speed is held against anything.
class TestBenchmark : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { tests::write_tiny_folder(folder_.path().toStdString()); }

  void everyFigureIsThere() {
    const auto result = run_benchmark(tiny(), [](std::string_view) {}, {});
    QVERIFY(result.has_value() && !result->peer);
    const BenchmarkReport& r = result->ours;
    QCOMPARE(r.shape, folder_.path().section(QLatin1Char('/'), -1).toStdString());
    QCOMPARE(r.device, std::string("CPU, 2 threads"));
    QCOMPARE(r.dtype, std::string("fp32"));
    QCOMPARE(r.threads, 2);
    QVERIFY(!r.instructions.empty());
    QCOMPARE(r.prompt_positions, std::int64_t{96 - 24 - 1});  // of the 96 that the model has
    QCOMPARE(r.image_tokens, std::int64_t{16});
    for (const double figure : {r.read_gb_per_s, r.multiply_gflop_per_s, r.load_seconds, r.look_seconds, r.prompt_seconds, r.text_token_seconds,
                                r.image_step_one_row_seconds, r.image_step_guided_seconds, r.image_step_four_seconds,
                                r.image_tokens_seconds, r.paint_seconds}) {
      QVERIFY(std::isfinite(figure) && figure > 0);
    }
    QVERIFY2(r.peak_memory_bytes > (1 << 20), "the program alone has more");
  }

  void theSharesAreMadeOfTheirParts() {
    const auto result = run_benchmark(tiny(), [](std::string_view) {}, {});
    const BenchmarkReport& r = result->ours;
    const auto d = tests::tiny_config().decoder;
    const std::int64_t attention = 2 * d.width * d.head_size * (d.heads + d.key_value_heads);
    const std::int64_t numbers = d.vocabulary * d.width + d.layers * (attention + 3 * d.width * d.feed_forward_width);
    const double bytes_a_second = 4.0 * static_cast<double>(numbers) / r.text_token_seconds;
    QCOMPARE(r.text_share_of_read, bytes_a_second / (r.read_gb_per_s * 1e9));
    const double operations = 2.0 * static_cast<double>((numbers - d.vocabulary * d.width) * r.prompt_positions);
    QCOMPARE(r.prompt_share_of_multiply, operations / r.prompt_seconds / (r.multiply_gflop_per_s * 1e9));
  }

  void aStopAtAnyStageIsTheLastThatIsHeard() {
    std::vector<std::string> stages;
    (void)run_benchmark(tiny(), [&](std::string_view stage) { stages.emplace_back(stage); }, {});
    const std::set<std::string> titles(stages.begin(), stages.end());
    for (const char* title : {"looking at a picture", "multiplying", "reading memory", "drawing a picture", "painting"}) {
      QVERIFY2(titles.contains(title), title);
    }
    for (const std::string& title : titles) {
      std::stop_source source;
      std::string last;
      const auto result = run_benchmark(tiny(), [&](std::string_view stage) {
        last = stage;
        if (stage == title) source.request_stop();
      }, source.get_token());
      QVERIFY2(!result, title.c_str());
      QVERIFY2(last == title, (last + " after " + title).c_str());
    }
  }

  void whatCannotBeMeasuredIsRefused_data() {
    QTest::addColumn<QString>("shape");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QString>("named");
    QTest::newRow("shape") << "janus-pro-2b" << "" << "“janus-pro-2b”";
    QTest::newRow("peer") << "" << "llama" << "“llama”";
  }
  void whatCannotBeMeasuredIsRefused() {
    QFETCH(QString, shape);
    QFETCH(QString, peer);
    QFETCH(QString, named);
    BenchmarkRequest request = tiny();
    request.shape = shape.toStdString();
    request.peer = peer.toStdString();
    try {
      (void)run_benchmark(request, [](std::string_view stage) { QFAIL(stage.data()); }, {});
      QFAIL("was measured");
    } catch (const core::Error& error) {
      QVERIFY(error.kind() == core::ErrorKind::invalid_request);
      QVERIFY2(QString::fromUtf8(error.what()).contains(named), error.what());
    }
  }

  void tooLargeIsRefusedBeforeAnythingIsDone() {
#ifdef __SANITIZE_THREAD__
    QSKIP("The thread sanitizer leaves no room for a file of two terabytes.");
#endif
    auto config = tests::tiny_config();
    config.decoder.width = 4096;
    config.decoder.layers = 80;
    config.decoder.feed_forward_width = 1 << 20;
    const QTemporaryDir folder;
    tests::write_hollow_folder(folder.path().toStdString(), config, at::kBFloat16);  // two terabytes
    BenchmarkRequest request = tiny();
    request.load.folder = folder.path().toStdString();
    try {
      (void)run_benchmark(request, [](std::string_view stage) { QFAIL(stage.data()); }, {});
      QFAIL("was measured");
    } catch (const core::Error& error) {
      QVERIFY2(error.kind() == core::ErrorKind::out_of_memory, error.what());
    }
  }

 private:
  [[nodiscard]] BenchmarkRequest tiny() const {
    return {.load = {.folder = folder_.path().toStdString(), .device = {core::engine::DeviceKind::cpu}, .threads = 2},
            .shape = {},
            .peer = {}};
  }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestBenchmark)
#include "tst_benchmark.moc"
