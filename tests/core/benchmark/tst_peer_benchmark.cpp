#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/comparison.h"
#include "tests/core/benchmark/fake_peer.h"
#include "tests/support/janus_folder.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

using namespace core::benchmark;

namespace {

/// The requests of a stage, each as the type that was asked and what.
std::vector<std::pair<std::string, nlohmann::json>> asked(const tests::FakePeer& fake, const std::string& stage) {
  std::vector<std::pair<std::string, nlohmann::json>> found;
  for (const QString& line : fake.requests()) {
    const auto request = nlohmann::json::parse(line.section(QLatin1Char(' '), 1).toStdString());
    if (request.at("stage") == stage) found.emplace_back(line.section(QLatin1Char(' '), 0, 0).toStdString(), request);
  }
  return found;
}

}  // namespace

/// The benchmark of a small model beside a peer whose figures are known.
class TestPeerBenchmark : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { tests::write_tiny_folder(folder_.path().toStdString()); }

  void takesTheBetterTypeAndComparesIt() {
    const tests::FakePeer fake(QLatin1String(tests::FakePeer::answers));
    const auto result = run_benchmark(beside_a_peer(), [](std::string_view) {}, {});
    QVERIFY(result && result->peer);
    const PeerReport& peer = *result->peer;
    QCOMPARE(peer.name, std::string("transformers"));
    QCOMPARE(peer.versions, std::string("fake 1.0"));
    QCOMPARE(peer.types.size(), std::size_t{2});
    QCOMPARE(peer.types[0].dtype, std::string("bf16"));
    QCOMPARE(peer.types[1].look_seconds, 4.0);
    const BenchmarkReport& best = peer.best;
    for (const double figure : {best.load_seconds, best.look_seconds, best.prompt_seconds, best.text_token_seconds,
                                best.image_step_one_row_seconds, best.image_step_guided_seconds,
                                best.image_step_four_seconds, best.image_tokens_seconds, best.paint_seconds}) {
      QCOMPARE(figure, 2.0);
    }
    QCOMPARE(best.peak_memory_bytes, std::int64_t{3000});
    QCOMPARE(best.threads, 2);
    QCOMPARE(best.prompt_positions, result->ours.prompt_positions);
    QCOMPARE(best.image_tokens, std::int64_t{16});
    for (const auto& [key, dtype] : peer.dtypes) {
      QCOMPARE(dtype, std::string(key == "text_tokens_per_second" ? "fp32" : "bf16"));
    }
    // A token of fp32 reads twice the bytes of one of bf16, here in half the time.
    QCOMPARE(best.text_share_of_read, peer.types[0].text_share_of_read * 4);
    QCOMPARE(ratios(result->ours, best).front().second, 2 / result->ours.look_seconds);
    QVERIFY2(fake.isGone(), "both children have ended");
  }

  void asksForTheWorkThatOursDoes() {
    const tests::FakePeer fake(QLatin1String(tests::FakePeer::answers));
    QVERIFY(run_benchmark(beside_a_peer(), [](std::string_view) {}, {}).has_value());
    const auto loads = asked(fake, "load");
    QCOMPARE(loads.size(), std::size_t{2});
    QCOMPARE(loads[1].second.at("dtype").get<std::string>(), std::string("fp32"));
    QCOMPARE(loads[0].second.at("device").get<std::string>(), std::string("cpu"));
    QCOMPARE(loads[0].second.at("threads").get<int>(), 2);
    QCOMPARE(loads[0].second.at("config").at("language_config").at("hidden_size").get<int>(), 32);
    QVERIFY2(!loads[0].second.contains("folder"), "transformers does not read this layout");
    QCOMPARE(asked(fake, "prompt")[0].second.dump(), std::string(R"({"positions":71,"stage":"prompt"})"));
    QCOMPARE(asked(fake, "text")[0].second.dump(), std::string(R"({"positions":71,"stage":"text","tokens":24})"));
    QCOMPARE(asked(fake, "image_tokens")[0].second.dump(),
             std::string(R"({"positions":30,"stage":"image_tokens","tokens":16})"));
    const auto steps = asked(fake, "image_step");
    QCOMPARE(steps.front().second.at("rows").get<int>(), 1);
    QCOMPARE(steps[steps.size() / 2].second.at("rows").get<int>(), 2);
    QCOMPARE(steps.back().second.at("rows").get<int>(), 8);
    QCOMPARE(steps.front().second.at("positions").get<int>(), 30 + 16 / 2);
  }

  void aFolderThatThePeerReadsIsNamed() {
    const tests::FakePeer fake(QLatin1String(tests::FakePeer::answers));
    const QTemporaryDir janus;
    tests::write_transformers_folder(janus.path().toStdString());
    BenchmarkRequest request = beside_a_peer();
    request.load.folder = janus.path().toStdString();
    QVERIFY(run_benchmark(request, [](std::string_view) {}, {}).has_value());
    for (const auto& [type, load] : asked(fake, "load")) {
      QCOMPARE(load.at("folder").get<std::string>(), janus.path().toStdString());
    }
  }

  void aFolderWhoseNameNoPeerUnderstandsIsToldOf() {
    const tests::FakePeer fake(QLatin1String(tests::FakePeer::answers));
    const QTemporaryDir parent;
    const std::filesystem::path folder = std::filesystem::path(parent.path().toStdString()) / "caf\xe9";  // Latin-1
    std::filesystem::create_directory(folder);
    tests::write_transformers_folder(folder);
    BenchmarkRequest request = beside_a_peer();
    request.load.folder = folder;
    const auto [kind, sentence] =
        tests::refusal([&] { (void)run_benchmark(request, [](std::string_view stage) { QFAIL(stage.data()); }, {}); });
    QCOMPARE(kind, core::ErrorKind::invalid_request);
    QVERIFY2(sentence.contains(QStringLiteral("not valid UTF-8")), qPrintable(sentence));
  }

  void readingsTakeTurns() {
    const tests::FakePeer fake(QLatin1String(tests::FakePeer::answers));
    std::vector<std::string> heard;
    QVERIFY(run_benchmark(beside_a_peer(), [&](std::string_view stage) { heard.emplace_back(stage); }, {}).has_value());
    std::vector<std::string> looks;
    std::ranges::copy_if(heard, std::back_inserter(looks), [](const auto& stage) { return stage.starts_with("looking"); });
    QCOMPARE(looks.size(), std::size_t{12});  // four readings, of which one does not count, of three sides
    for (std::size_t i = 0; i < looks.size(); i += 3) {
      QCOMPARE(looks[i], std::string("looking at a picture"));
      QCOMPARE(looks[i + 1], std::string("looking at a picture (transformers, bf16)"));
      QCOMPARE(looks[i + 2], std::string("looking at a picture (transformers, fp32)"));
    }
  }

  void aPeerThatCannotRunIsToldBeforeAnythingIsMeasured() {
    const tests::FakePeer fake(QStringLiteral("echo 'ImportError: no torch' >&2; exit 1"));
    std::vector<std::string> heard;
    try {
      (void)run_benchmark(beside_a_peer(), [&](std::string_view stage) { heard.emplace_back(stage); }, {});
      QFAIL("was measured");
    } catch (const core::Error& error) {
      QVERIFY2(QByteArray(error.what()).contains("ImportError: no torch"), error.what());
    }
    QCOMPARE(heard, std::vector<std::string>{"starting (transformers, bf16)"});
    QVERIFY(fake.isGone());
  }

  void aPeerThatDiesAtWorkEndsTheBenchmark() {
    const tests::FakePeer fake(QStringLiteral("echo '{\"versions\": \"fake 1.0\"}'\n"
                                              "read -r load; echo '{\"seconds\": 1}'; read -r look; echo 'out of memory' >&2"));
    try {
      (void)run_benchmark(beside_a_peer(), [](std::string_view) {}, {});
      QFAIL("was measured");
    } catch (const core::Error& error) {
      QVERIFY(error.kind() == core::ErrorKind::unsupported);
      QVERIFY2(QByteArray(error.what()).contains("has ended without an answer: out of memory."), error.what());
    }
    QVERIFY(fake.isGone());
  }

  void aStopLeavesNoChild() {
    const tests::FakePeer fake(QStringLiteral("echo '{\"versions\": \"fake 1.0\"}'; read -r load; sleep 1000"));
    std::stop_source source;
    const auto result = run_benchmark(beside_a_peer(), [&](std::string_view stage) {
      if (stage == "loading (transformers, bf16)") source.request_stop();
    }, source.get_token());
    QVERIFY(!result);
    QVERIFY(fake.isGone());
  }

 private:
  [[nodiscard]] BenchmarkRequest beside_a_peer() const {
    return {.load = {.folder = folder_.path().toStdString(), .device = {core::engine::DeviceKind::cpu}, .threads = 2},
            .shape = {},
            .peer = "transformers"};
  }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestPeerBenchmark)
#include "tst_peer_benchmark.moc"
