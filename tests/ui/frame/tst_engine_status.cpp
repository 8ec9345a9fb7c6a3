#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/frame/engine_status.h"

using namespace std::chrono_literals;
using ui::EngineStatus;

namespace {

struct Stage : tests::UiFixture {
  EngineStatus status{*bridge};

  void slowDown(std::chrono::milliseconds load, std::chrono::milliseconds token) {
    script([&](tests::FakeScript& script) {
      script.load_delay = load;
      script.image_delay = token;
      script.text_delay = token;
    });
  }
};

core::engine::ImageRequest drawing(int count) {
  core::engine::ImageRequest request{.prompt = "x"};
  request.options.count = count;
  return request;
}

}  // namespace

class TestEngineStatus : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void loadingTellsTheShard() {
    Stage stage;
    stage.slowDown(120ms, 0ms);
    QCOMPARE(stage.status.phase(), EngineStatus::Phase::NoModel);
    stage.bridge->loadModel({});
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Loading);
    QTRY_COMPARE(stage.status.countText(), QStringLiteral("shard 1 of 2 · 1.0 of 2.0 GB"));
    QCOMPARE(stage.status.fraction(), 0.5);
    QVERIFY(stage.status.deviceText().isEmpty() && stage.status.memoryText().isEmpty());
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Ready);
    QCOMPARE(stage.status.stageText(), QStringLiteral("Ready"));
    QCOMPARE(stage.status.modelName(), QStringLiteral("Fake Blocks"));
    QCOMPARE(stage.status.deviceText(), QStringLiteral("CPU, 1 thread · fp32"));
    QCOMPARE(stage.status.memoryText(), QStringLiteral("0.4 of 16.0 GB"));
  }

  void theMemoryIsTheMeasuredOne() {
    Stage stage;
    QVERIFY(stage.load());
    stage.script([](tests::FakeScript& script) { script.memory_in_use = 7'900'000'000; });
    stage.bridge->generateText({.turns = {{.text = "hello"}}});
    QTRY_COMPARE(stage.status.memoryText(), QStringLiteral("7.9 of 16.0 GB"));
    QVERIFY(stage.status.memoryFraction() > 0.49 && stage.status.memoryFraction() < 0.5);
    QVERIFY(stage.status.modelDetails().contains(QStringLiteral("of which the weights are 4 MB")));
  }

  void timeLeftOfLoadingComesAfterTwoSeconds() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_delay = 700ms;
      script.shards = 9;
    });
    const auto job = stage.bridge->loadModel({});
    QTRY_VERIFY(stage.status.countText().startsWith(QStringLiteral("shard 1 of 9")));
    QVERIFY(stage.status.timeLeftText().isEmpty() && stage.status.speedText().isEmpty());
    QTRY_VERIFY(stage.status.timeLeftText().startsWith(QStringLiteral("about ")));
    QVERIFY2(stage.status.speedText().endsWith(QStringLiteral("B/s")), qPrintable(stage.status.speedText()));
    stage.bridge->stop(job);
  }

  void aFailedLoadSaysWhy() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_missing, "There is no config.json in /models/x.");
    });
    stage.bridge->loadModel({});
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::ModelFailed);
    QCOMPARE(stage.status.failure(), QStringLiteral("There is no config.json in /models/x."));
    QCOMPARE(stage.status.modelName(), QStringLiteral("Model not loaded"));
  }

  void drawingTellsPicturesAndTokens() {
    Stage stage;
    stage.slowDown(0ms, 30ms);
    stage.bridge->loadModel({});
    const auto job = stage.bridge->generateImages(drawing(3));
    stage.status.expectPictures(job, 3);
    QTRY_COMPARE(stage.status.stageText(), QStringLiteral("Drawing"));
    QTRY_VERIFY(stage.status.countText().startsWith(QStringLiteral("pictures 1–3 of 3 · token ")));
    QVERIFY(stage.status.fraction() > 0);
    QTRY_VERIFY(stage.status.speedText().endsWith(QStringLiteral("tok/s")));
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Ready);
    QCOMPARE(stage.status.runningJob(), ui::JobId{0});
  }

  void writingTellsTokensAndWhatWasLookedAt() {
    Stage stage;
    stage.slowDown(0ms, 30ms);
    stage.bridge->loadModel({});
    core::engine::TextRequest request{.turns = {{.text = "hello"}}};
    request.options.max_new_tokens = 77;
    stage.bridge->generateText(request);
    QTRY_COMPARE(stage.status.stageText(), QStringLiteral("Writing"));
    QTRY_VERIFY2(stage.status.countText().endsWith(QStringLiteral(" of at most 77")), qPrintable(stage.status.countText()));
    QVERIFY(!stage.status.hasLine());  // how long an answer gets is not known
    QVERIFY2(stage.status.lookedText().isEmpty(), qPrintable(stage.status.lookedText()));
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Ready);
    const auto picture = std::make_shared<const core::image::PixelImage>();
    request.turns.front().pictures = {picture, picture};
    stage.bridge->generateText(request);
    QTRY_COMPARE(stage.status.stageText(), QStringLiteral("Writing"));
    QVERIFY2(stage.status.lookedText().isEmpty(), "they were remembered");
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Ready);
    stage.script([](tests::FakeScript& script) { script.look_delay = 80ms; });
    stage.bridge->generateText(request);
    QTRY_VERIFY(stage.status.lookedText().startsWith(QStringLiteral("2 pictures read in ")));
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Ready);
    QVERIFY(stage.status.lookedText().isEmpty());
  }

  void timeLeftComesAfterTwoSeconds() {
    Stage stage;
    stage.slowDown(0ms, 250ms);
    stage.bridge->loadModel({});
    const auto job = stage.bridge->generateImages(drawing(1));
    QTRY_COMPARE(stage.status.stageText(), QStringLiteral("Drawing"));
    QVERIFY(stage.status.timeLeftText().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(stage.status.timeLeftText().startsWith(QStringLiteral("about ")), 4000);
    stage.bridge->stop(job);
  }

  void changesAreFewPerSecond() {
    Stage stage;
    stage.slowDown(0ms, 40ms);
    stage.bridge->loadModel({});
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Ready);
    stage.bridge->generateImages(drawing(2));
    QTRY_COMPARE(stage.status.stageText(), QStringLiteral("Drawing"));
    QSignalSpy changed(&stage.status, &EngineStatus::changed);
    QTest::qWait(500);
    QVERIFY2(changed.count() <= 4, qPrintable(QString::number(changed.count())));
    QVERIFY(changed.count() >= 1);
  }

  void waitingJobsAreCounted() {
    Stage stage;
    stage.slowDown(0ms, 20ms);
    stage.bridge->loadModel({});
    stage.bridge->generateImages(drawing(1));
    stage.bridge->generateImages(drawing(1));
    QTRY_COMPARE(stage.status.phase(), EngineStatus::Phase::Busy);
    QTRY_COMPARE(stage.status.waitingJobs(), 1);
    stage.bridge->stopAll();
    QTRY_COMPARE(stage.status.waitingJobs(), 0);
  }
};

BIFRONS_TEST(TestEngineStatus)
#include "tst_engine_status.moc"
