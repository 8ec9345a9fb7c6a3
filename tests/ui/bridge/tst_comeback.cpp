#include <QObject>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/bridge/bridge_stage.h"

using core::engine::JobOutcome;
using core::engine::JobReport;
using ui::EngineBridge;
using ui::JobId;

/// What becomes of a model that went for one that was then not loaded.
class TestComeback : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aModelThatMadeRoomComesBack() {
    BridgeStage stage;
    stage.loadOneThatMakesRoom();
    QCOMPARE(stage.bridge->held().bytes, 3'000'000);
    QSignalSpy unloaded(stage.bridge.get(), &EngineBridge::modelUnloaded);
    QSignalSpy loaded(stage.bridge.get(), &EngineBridge::modelLoaded);
    QSignalSpy failed(stage.bridge.get(), &EngineBridge::modelFailed);
    stage.damage("/second");
    stage.bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(unloaded.count(), 1);
    QCOMPARE(stage.bridge->loadedAs()->folder, std::filesystem::path("/first"));
    QCOMPARE(stage.host.calls().loads, 3);
  }

  void itComesBackWhenNoOtherLoadWaits() {
    BridgeStage stage;
    stage.loadOneThatMakesRoom();
    QSignalSpy ended(stage.bridge.get(), &EngineBridge::jobEnded);
    QSignalSpy comesBack(stage.bridge.get(), &EngineBridge::modelComesBack);
    stage.damage("/second");
    stage.bridge->loadModel({.folder = "/second"});
    stage.bridge->loadModel({.folder = "/third"});
    QTRY_COMPARE(ended.count(), 2);
    QTest::qWait(50);
    QCOMPARE(comesBack.count(), 0);
    QCOMPARE(stage.bridge->loadedAs()->folder, std::filesystem::path("/third"));
    stage.bridge->loadModel({.folder = "/second"});
    stage.bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(ended.count(), 5);
    QCOMPARE(comesBack.count(), 1);
    QCOMPARE(comesBack.at(0).at(0).value<JobId>(), ended.last().at(0).value<JobId>());
    QCOMPARE(comesBack.at(0).at(2).toString(), QStringLiteral("Fake Blocks"));
    QCOMPARE(stage.bridge->loadedAs()->folder, std::filesystem::path("/third"));
  }

  void whatIsUnloadedBehindALoadThatFailsStaysAway() {
    BridgeStage stage;
    stage.loadOneThatMakesRoom();
    stage.damage("/second");
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(10); });
    QSignalSpy unloaded(stage.bridge.get(), &EngineBridge::modelUnloaded);
    QSignalSpy comesBack(stage.bridge.get(), &EngineBridge::modelComesBack);
    QSignalSpy ended(stage.bridge.get(), &EngineBridge::jobEnded);
    stage.bridge->generateImages(prompt(1));
    stage.bridge->loadModel({.folder = "/second"});
    stage.bridge->unloadModel();
    const JobId last = stage.bridge->generateText(question("hello"));
    QTRY_COMPARE(ended.count(), 3);
    QCOMPARE(ended.last().at(0).value<JobId>(), last);
    QCOMPARE(unloaded.count(), 1);
    QCOMPARE(comesBack.count(), 0);
    QVERIFY(stage.bridge->model() == nullptr);
  }

  void norDoesItComeBackAfterAStopOrAFailureBehindTheUnloading() {
    BridgeStage stage;
    stage.loadOneThatMakesRoom();
    QSignalSpy comesBack(stage.bridge.get(), &EngineBridge::modelComesBack);
    QSignalSpy ended(stage.bridge.get(), &EngineBridge::jobEnded);
    const JobId second = stage.beginLoadThatMakesRoom();
    QVERIFY(stage.bridge->model() == nullptr);
    stage.slowLoads(std::chrono::milliseconds(0));
    stage.damage("/third");
    stage.bridge->unloadModel();
    stage.bridge->loadModel({.folder = "/third"});
    stage.bridge->stop(second);
    QTRY_COMPARE(ended.count(), 2);
    QCOMPARE(comesBack.count(), 0);
    QVERIFY(stage.bridge->model() == nullptr);
    stage.loadOneThatMakesRoom();  // what is asked for after the unloading comes back again
    stage.bridge->loadModel({.folder = "/third"});
    QTRY_COMPARE(comesBack.count(), 1);
  }

  void anUnloadingStopsTheLoadOfWhatComesBack() {
    BridgeStage stage;
    stage.loadOneThatMakesRoom();
    QSignalSpy comesBack(stage.bridge.get(), &EngineBridge::modelComesBack);
    QSignalSpy ended(stage.bridge.get(), &EngineBridge::jobEnded);
    const JobId second = stage.beginLoadThatMakesRoom();
    QVERIFY(stage.bridge->model() == nullptr);
    stage.bridge->stop(second);
    QTRY_COMPARE(comesBack.count(), 1);
    QTRY_COMPARE(stage.host.calls().loads, 3);
    stage.bridge->unloadModel();
    QTRY_COMPARE(ended.count(), 2);
    QCOMPARE(ended.last().at(0).value<JobId>(), comesBack.at(0).at(0).value<JobId>());
    QCOMPARE(ended.last().at(1).value<JobReport>().outcome, JobOutcome::stopped);
    QVERIFY(stage.bridge->model() == nullptr);
  }
};

BIFRONS_TEST(TestComeback)
#include "tst_comeback.moc"
