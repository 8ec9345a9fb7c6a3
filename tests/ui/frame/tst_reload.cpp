#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/frame/load_stage.h"

using core::engine::DeviceKind;
using core::engine::Precision;

namespace {

/// What waits for the event loop has its turn, a reload above all.
void letReloadsBegin() { QTest::qWait(20); }

}  // namespace

/// What a change of the settings loads again.
class TestReload : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyChangeOfTheSettingsLoadsTheModelAgain() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QVERIFY(stage.loadedFrom("/models/one"));
    stage.preferences.setDevice({.kind = DeviceKind::cpu});
    stage.preferences.setPrecision(Precision::bf16);
    stage.preferences.setThreads(3);
    QTRY_COMPARE(stage.host.calls().loads, 2);  // one for all of them
    const auto last = stage.host.calls().last_load;
    QCOMPARE(last.folder, std::filesystem::path("/models/one"));
    QCOMPARE(last.device.kind, DeviceKind::cpu);
    QCOMPARE(last.precision, Precision::bf16);
    QCOMPARE(last.threads, 3);
  }

  void aChangeWhileAnotherModelIsLoadedIsForThatOne() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    stage.script([](tests::FakeScript& script) { script.load_delay = std::chrono::milliseconds(100); });
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QTRY_COMPARE(stage.host.calls().loads, 2);
    stage.preferences.setThreads(3);
    QTRY_COMPARE(stage.host.calls().loads, 3);
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path("/models/one"));
    QCOMPARE(stage.host.calls().last_load.threads, 3);
  }

  void whatWasUnloadedStaysUnloaded() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    stage.desk->unload();
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    QSignalSpy started(stage.desk.get(), &ui::LoadDesk::loadStarted);
    stage.preferences.setThreads(3);
    letReloadsBegin();
    QCOMPARE(started.count(), 0);
    QCOMPARE(stage.desk->requestFor({}).threads, 3);
  }

  void whatIsUnloadedAfterAChangeIsNotLoadedAgain() {
    LoadStage stage;
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(100); });
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    const auto drawing = stage.bridge->generateImages({.prompt = "a star"});  // the unloading waits for it
    QSignalSpy started(stage.desk.get(), &ui::LoadDesk::loadStarted);
    stage.preferences.setThreads(2);
    stage.desk->unload();
    stage.preferences.setThreads(3);
    letReloadsBegin();
    stage.bridge->stop(drawing);
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    letReloadsBegin();
    QCOMPARE(started.count(), 0);
  }

  void aModelThatIsChosenTakesThePlaceOfTheReload() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QVERIFY(stage.loadedFrom("/models/one"));
    QSignalSpy started(stage.desk.get(), &ui::LoadDesk::loadStarted);
    stage.preferences.setThreads(3);
    stage.desk->load(stage.desk->requestFor("/models/two"));
    QVERIFY(stage.loadedFrom("/models/two"));
    letReloadsBegin();
    QCOMPARE(started.count(), 1);
    QCOMPARE(stage.host.calls().last_load.threads, 3);
  }

  void tryingAgainTakesTheSettingsAndThePlaceOfTheReload() {
    LoadStage stage;
    stage.lose("/models/one");
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QTRY_VERIFY(!stage.note()->isHidden());
    stage.script([](tests::FakeScript& script) { script.load_error.reset(); });
    QSignalSpy started(stage.desk.get(), &ui::LoadDesk::loadStarted);
    stage.preferences.setThreads(3);
    stage.tryAgain();
    QVERIFY(stage.loadedFrom("/models/one"));
    letReloadsBegin();
    QCOMPARE(started.count(), 1);
    QCOMPARE(stage.host.calls().last_load.threads, 3);
  }

  void afterAStopTheReloadIsOfTheModelThatIsThereAndNamesIt() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    stage.beginLoad("/models/one");
    stage.desk->setReloadDelay(std::chrono::hours(1));
    stage.preferences.setThreads(2);  // while the other is loaded; that is stopped before it takes effect
    stage.bridge->stopAll();
    QTRY_COMPARE(stage.note()->heading(), QStringLiteral("“one” was not loaded"));
    QSignalSpy started(stage.desk.get(), &ui::LoadDesk::loadStarted);
    stage.desk->setReloadDelay(std::chrono::milliseconds(0));
    QTRY_COMPARE(started.count(), 1);
    QCOMPARE(started.at(0).at(1).toString(), QStringLiteral("Fake Blocks"));
    QTRY_COMPARE(stage.host.calls().loads, 3);
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path());
    QCOMPARE(stage.host.calls().last_load.threads, 2);
    QVERIFY(stage.desk->isHidden());
  }

  void aChangeWhileTheOldModelComesBackIsForThatOne() {
    LoadStage stage;
    stage.loadOneThatMakesRoom();
    stage.beginLoad("/models/two");
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    stage.slowLoads(std::chrono::milliseconds(20));
    stage.bridge->stopAll();
    QTRY_COMPARE(stage.host.calls().loads, 3);
    stage.slowLoads(std::chrono::milliseconds(0));
    stage.preferences.setThreads(3);
    QSignalSpy started(stage.desk.get(), &ui::LoadDesk::loadStarted);
    QTRY_COMPARE(started.count(), 1);
    QCOMPARE(started.at(0).at(1).toString(), QStringLiteral("Fake Blocks"));
    stage.bridge->stop(started.at(0).at(0).value<ui::JobId>() - 1);  // what comes back need not be waited for
    QVERIFY(stage.loadedFrom("/models/one"));
    QCOMPARE(stage.bridge->loadedAs()->threads, 3);
  }

  void afterAFailureAChangeIsForTheModelThatIsThere() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QVERIFY(stage.loadedFrom("/models/one"));
    stage.lose("/models/two");
    stage.desk->load(stage.desk->requestFor("/models/two"));
    QTRY_VERIFY(stage.desk->isVisible());
    QCOMPARE(stage.note()->sentence(), QStringLiteral("“/models/two” is not there. “Fake Blocks” is still loaded."));
    Q_EMIT stage.note()->closed();
    stage.preferences.setThreads(3);
    QTRY_COMPARE(stage.host.calls().loads, 3);
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path("/models/one"));
    QTRY_COMPARE(stage.bridge->loadedAs()->threads, 3);
  }

  void afterAFailedReloadAChangeIsMadeWithTheOnesBefore() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QVERIFY(stage.loadedFrom("/models/one"));
    stage.lose("/models/one");
    stage.preferences.setPrecision(Precision::bf16);
    QTRY_VERIFY(stage.desk->isVisible());
    stage.script([](tests::FakeScript& script) { script.load_error.reset(); });
    stage.preferences.setThreads(3);
    QTRY_COMPARE(stage.bridge->loadedAs()->threads, 3);
    QCOMPARE(stage.bridge->loadedAs()->precision, Precision::bf16);
  }

  void aModelThatWasThereIsNotReplacedByTheBuiltInOne() {
    LoadStage stage;
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one")});
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom("/models/one"));
    stage.lose("/models/one");  // later
    stage.preferences.setThreads(3);
    QTRY_VERIFY(stage.desk->isVisible());
    QTest::qWait(50);
    QCOMPARE(stage.host.calls().loads, 2);
    QCOMPARE(stage.note()->sentence(), QStringLiteral("“/models/one” is not there. “Fake Blocks” is still loaded."));
    QCOMPARE(stage.bridge->loadedAs()->folder, std::filesystem::path("/models/one"));
  }
};

BIFRONS_TEST(TestReload)
#include "tst_reload.moc"
