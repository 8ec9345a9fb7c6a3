#include <QObject>
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <memory>
#include <thread>

#include "tests/support/test_registry.h"
#include "tests/ui/bridge/bridge_stage.h"

using core::engine::JobOutcome;
using ui::EngineBridge;
using ui::JobId;

/// Models come and go, and are measured.
class TestBridgeModels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void loadsAModelAndTellsWhatItIs() {
    BridgeStage stage;
    QSignalSpy loaded(stage.bridge.get(), &EngineBridge::modelLoaded);
    Recorder recorder(*stage.bridge);
    stage.bridge->loadModel({.folder = "/somewhere"});
    QVERIFY(stage.bridge->model() == nullptr);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(loaded.count(), 1);
    QVERIFY(stage.bridge->model() != nullptr);
    QCOMPARE(stage.bridge->model()->name, std::string("Fake Blocks"));
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path("/somewhere"));
    QCOMPARE(recorder.events.first(), QStringLiteral("started"));
    QCOMPARE(recorder.events.last(), QStringLiteral("ended"));
  }

  void reportsAFailedLoadOnceAndHasNoModel() {
    BridgeStage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_damaged, "model.safetensors ends too early.");
    });
    QSignalSpy failed(stage.bridge.get(), &EngineBridge::modelFailed);
    Recorder recorder(*stage.bridge);
    stage.bridge->loadModel({});
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(1).toString(), QStringLiteral("model.safetensors ends too early."));
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::failed);
    QVERIFY(recorder.reports.at(0).kind == core::ErrorKind::file_damaged);
    QVERIFY(stage.bridge->model() == nullptr);
  }

  void theOldModelStaysUntilAnotherIsThere() {
    BridgeStage stage;
    QVERIFY(stage.load());
    QSignalSpy unloaded(stage.bridge.get(), &EngineBridge::modelUnloaded);
    stage.script([](tests::FakeScript& script) { script.info.name = "Other"; });
    QVERIFY(stage.load());
    QCOMPARE(unloaded.count(), 0);
    QCOMPARE(stage.bridge->model()->name, std::string("Other"));
    stage.bridge->unloadModel();
    QTRY_COMPARE(unloaded.count(), 1);
    QVERIFY(stage.bridge->model() == nullptr && !stage.bridge->loadedAs());
    QCOMPARE(stage.bridge->memoryInUse(), 0);
  }

  void aStoppedOrFailedLoadKeepsTheOldModel() {
    BridgeStage stage;
    QVERIFY(stage.load({.folder = "/first"}));
    stage.script([](tests::FakeScript& script) {
      script.load_delay = std::chrono::milliseconds(50);
      script.shards = 100;
    });
    Recorder recorder(*stage.bridge);
    QSignalSpy told(stage.bridge.get(), &EngineBridge::loadProgressed);
    const JobId job = stage.bridge->loadModel({.folder = "/second"});
    QTRY_VERIFY(told.count() > 0);
    stage.bridge->stop(job);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::stopped);
    QCOMPARE(stage.bridge->loadedAs()->folder, std::filesystem::path("/first"));
    stage.script([](tests::FakeScript& script) {
      script.shards = 1;
      script.load_error = core::Error(core::ErrorKind::file_damaged, "cut short");
    });
    stage.bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(recorder.count("ended"), 2);
    QVERIFY(stage.bridge->model() != nullptr);
    stage.bridge->generateText(question("hello"));
    QTRY_COMPARE(recorder.count("ended"), 3);
    QCOMPARE(recorder.text, QStringLiteral("A red circle."));
    QCOMPARE(stage.host.calls().loads, 3);
  }

  void whatARequestSaysIsHeldDoesNotCountAsFree() {
    BridgeStage stage;
    stage.script([](tests::FakeScript& script) { script.info.copied_bytes = 3'000'000; });
    const core::engine::HeldMemory once{core::engine::DeviceKind::cpu, 9'000'000};  // by a model that is gone
    QSignalSpy ended(stage.bridge.get(), &EngineBridge::jobEnded);
    stage.bridge->loadModel({.held = once});
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(stage.host.calls().last_load.held.bytes, 0);
    stage.bridge->loadModel({.held = once});
    QTRY_COMPARE(ended.count(), 2);
    QCOMPARE(stage.host.calls().last_load.held.bytes, 3'000'000);
  }

  void memoryIsMeasuredAfterEveryJob() {
    BridgeStage stage;
    QSignalSpy measured(stage.bridge.get(), &EngineBridge::memoryMeasured);
    QVERIFY(stage.load());
    QCOMPARE(stage.bridge->memoryInUse(), 400'000'000);
    stage.script([](tests::FakeScript& script) { script.memory_in_use = 500'000'000; });
    stage.bridge->generateText(question("hello"));
    QTRY_COMPARE(measured.count(), 2);
    QCOMPARE(stage.bridge->memoryInUse(), 500'000'000);
    stage.script([](tests::FakeScript& script) {
      script.memory_in_use = 600'000'000;
      script.load_error = core::Error(core::ErrorKind::file_damaged, "It is damaged.");
    });
    stage.bridge->loadModel({.folder = "/models/two"});
    QTRY_COMPARE(stage.bridge->memoryInUse(), 600'000'000);  // of the model that is still there
  }

  void loadingTellsShardAndBytes() {
    BridgeStage stage;
    QSignalSpy told(stage.bridge.get(), &EngineBridge::loadProgressed);
    QVERIFY(stage.load());
    QVERIFY(told.count() >= 1);
    const auto last = told.last().at(1).value<core::engine::LoadProgress>();
    QCOMPARE(last.file, std::string("model-2.safetensors"));
    QVERIFY(last.shard == 2 && last.shards == 2 && last.bytes_done == last.bytes_total);
  }

  void aStopReachesTheLoaderAtOnce() {
    std::atomic<bool> waits = false;
    EngineBridge bridge([&](const core::engine::LoadRequest&, const core::engine::LoadObserver&,
                            const std::stop_token& stop) -> std::unique_ptr<core::engine::Engine> {
      waits = true;
      while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return nullptr;
    });
    QSignalSpy ended(&bridge, &EngineBridge::jobEnded);
    const JobId job = bridge.loadModel({});
    QTRY_VERIFY(waits);
    bridge.stop(job);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.at(0).at(1).value<core::engine::JobReport>().outcome, core::engine::JobOutcome::stopped);
  }

  void whereMemoryCannotBeMeasuredAJobEndsAsItWould() {
    BridgeStage stage;
    stage.script([](tests::FakeScript& script) {
      script.memory_error = core::Error(core::ErrorKind::internal, "The memory cannot be measured.");
    });
    Recorder recorder(*stage.bridge);
    stage.bridge->loadModel({});
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::finished);
    QVERIFY(stage.bridge->model() != nullptr);
    stage.damage("/second");
    stage.bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(recorder.count("ended"), 2);
    QVERIFY(recorder.reports.at(1).outcome == JobOutcome::failed);
    QCOMPARE(recorder.reports.at(1).sentence, std::string("cut short"));
  }

  void whatTheOldModelTookIsNotToldOfTheNewOne() {
    BridgeStage stage;
    QVERIFY(stage.load());
    QCOMPARE(stage.bridge->memoryInUse(), 400'000'000);
    stage.script([](tests::FakeScript& script) {
      script.memory_error = core::Error(core::ErrorKind::internal, "The memory cannot be measured.");
    });
    QVERIFY(stage.load());
    QCOMPARE(stage.bridge->memoryInUse(), 0);
  }
};

BIFRONS_TEST(TestBridgeModels)
#include "tst_bridge_models.moc"
