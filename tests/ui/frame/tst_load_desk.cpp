#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/frame/load_stage.h"

using core::engine::DeviceKind;
using core::engine::Precision;

/// What is loaded at the start and when a model is chosen, and what is said where that fails.
class TestLoadDesk : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstStartLoadsTheBuiltInModel() {
    LoadStage stage;
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom(""));
    QVERIFY(stage.host.calls().last_load.precision == Precision::automatic);
  }

  void theModelThatWasChosenLastIsLoadedAtTheNextStart() {
    LoadStage stage;
    stage.preferences.setThreads(2);
    auto request = stage.desk->requestFor("/models/one");
    request.precision = Precision::fp32;  // chosen with it
    stage.desk->load(request);
    QVERIFY(stage.loadedFrom("/models/one"));
    QTRY_VERIFY(stage.preferences.chosenModel().has_value());
    stage.startAgain();
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom("/models/one"));
    QCOMPARE(stage.host.calls().last_load.precision, Precision::fp32);
    QCOMPARE(stage.host.calls().last_load.threads, 2);
    stage.preferences.setPrecision(Precision::bf16);  // takes the place of what was chosen with it
    stage.startAgain();
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom("/models/one"));
    QCOMPARE(stage.host.calls().last_load.precision, Precision::bf16);
  }

  void aModelThatCouldNotBeLoadedIsNotRemembered() {
    LoadStage stage;
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    stage.lose("/models/one");
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QTRY_VERIFY(!stage.note()->isHidden());
    QCOMPARE(stage.preferences.chosenModel()->folder, QString());
    QVERIFY(stage.loadedFrom(""));
  }

  void whereItIsGoneTheBuiltInModelTakesItsPlaceAndThatIsSaid() {
    LoadStage stage;
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one")});
    stage.lose("/models/one");
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom(""));
    QTest::qWait(20);  // the end of the load is heard
    QVERIFY(stage.desk->isVisible() && stage.note()->isVisible());
    QCOMPARE(stage.note()->heading(), QStringLiteral("“one” was not loaded"));
    QCOMPARE(stage.note()->sentence(), QStringLiteral("“/models/one” is not there. The built-in model is used instead."));
    QCOMPARE(stage.preferences.chosenModel()->folder, QStringLiteral("/models/one"));
    stage.script([](tests::FakeScript& script) { script.load_error.reset(); });
    stage.tryAgain();
    QVERIFY(stage.loadedFrom("/models/one"));
    QTRY_VERIFY(!stage.desk->isVisible());
  }

  void whatStandsInIsNotChosenByAReload() {
    LoadStage stage;
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one")});
    stage.lose("/models/one");
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom(""));
    stage.lose("/models/two");
    stage.desk->load(stage.desk->requestFor("/models/two"));
    QTRY_VERIFY(stage.note()->heading().contains(QStringLiteral("No usable model")));
    const int before = stage.host.calls().loads;
    stage.preferences.setThreads(2);  // loads the one that is there again
    QTRY_VERIFY(stage.host.calls().loads > before && stage.bridge->loadedAs() && stage.bridge->loadedAs()->threads == 2);
    QVERIFY(stage.loadedFrom(""));
    QTRY_VERIFY(!stage.desk->isVisible());
    QCOMPARE(stage.preferences.chosenModel()->folder, QStringLiteral("/models/one"));
    stage.script([](tests::FakeScript& script) { script.load_error.reset(); });
    stage.desk->load(stage.desk->requestFor({}));  // now it is chosen
    QTRY_COMPARE(stage.preferences.chosenModel()->folder, QString());
  }

  void aDeviceThatIsGoneDoesNotKeepTheProgramFromStarting() {
    LoadStage stage;
    stage.preferences.setDevice({.kind = DeviceKind::cuda});
    stage.startAgain(stage.noCard());
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom(""));
    QVERIFY(stage.note()->sentence().startsWith(QStringLiteral("There is no CUDA device here.")));
    QCOMPARE(stage.host.calls().last_load.device.kind, DeviceKind::automatic);
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one")});
    stage.startAgain(stage.noCard());
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom(""));
    stage.preferences.setDevice({.kind = DeviceKind::cpu});  // what was wanted is tried again
    QVERIFY(stage.loadedFrom("/models/one"));
  }

  void theCommandLineGoesBeforeTheSettings() {
    LoadStage stage;
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one")});
    stage.preferences.setPrecision(Precision::bf16);
    stage.desk->loadAtStart({.folder = "/models/two", .device = core::engine::DeviceChoice{.kind = DeviceKind::cpu}});
    QVERIFY(stage.loadedFrom("/models/two"));
    QCOMPARE(stage.host.calls().last_load.device.kind, DeviceKind::cpu);
    QCOMPARE(stage.host.calls().last_load.precision, Precision::bf16);
    QCOMPARE(stage.desk->requestFor("/models/one").device.kind, DeviceKind::cpu);
    stage.preferences.setDevice({.kind = DeviceKind::cuda});
    QCOMPARE(stage.desk->requestFor("/models/one").device.kind, DeviceKind::cuda);
  }

  void theNoteCanBeClosed() {
    LoadStage stage;
    stage.lose("/models/one");
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QTRY_VERIFY(stage.desk->isVisible());
    Q_EMIT stage.note()->closed();
    QVERIFY(!stage.desk->isVisible());
  }
};

BIFRONS_TEST(TestLoadDesk)
#include "tst_load_desk.moc"
