#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/load_desk.h"
#include "ui/widgets/text_button.h"

using core::engine::DeviceKind;
using core::engine::Precision;

namespace {

/// The desk of a program that starts with the settings of the last one.
struct Stage : tests::UiFixture {
  std::unique_ptr<ui::LoadDesk> desk = std::make_unique<ui::LoadDesk>(*bridge, preferences);

  void startAgain(core::engine::EngineLoader loader = {}) {
    desk.reset();
    bridge = std::make_unique<ui::EngineBridge>(loader ? std::move(loader) : host.loader());
    desk = std::make_unique<ui::LoadDesk>(*bridge, preferences);
  }
  bool loadedFrom(const char* place) const {
    return QTest::qWaitFor([&] { return bridge->loadedAs() && bridge->loadedAs()->folder == place; });
  }
  /// The folder is not there.
  void lose(const char* place) {
    script([place](tests::FakeScript& script) {
      script.failing_folder = place;
      script.load_error = core::Error(core::ErrorKind::file_missing, "“/models/one” is not there.");
    });
  }
  [[nodiscard]] ui::InlineNote* note() const { return desk->findChild<ui::InlineNote*>(); }
  /// Without a graphics card.
  [[nodiscard]] core::engine::EngineLoader noCard() {
    return [loader = host.loader()](const core::engine::LoadRequest& request, const core::engine::LoadObserver& observer,
                                    const std::stop_token& stop) {
      if (request.device.kind == DeviceKind::cuda) {
        throw core::Error(core::ErrorKind::unsupported, "There is no CUDA device here.");
      }
      return loader(request, observer, stop);
    };
  }
};

}  // namespace

class TestLoadDesk : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstStartLoadsTheBuiltInModel() {
    Stage stage;
    stage.desk->loadAtStart({});
    QVERIFY(stage.loadedFrom(""));
    QVERIFY(stage.host.calls().last_load.precision == Precision::automatic);
  }

  void theModelThatWasChosenLastIsLoadedAtTheNextStart() {
    Stage stage;
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
    Stage stage;
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    stage.lose("/models/one");
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QTRY_VERIFY(!stage.note()->isHidden());
    QCOMPARE(stage.preferences.chosenModel()->folder, QString());
    QVERIFY(stage.loadedFrom(""));
  }

  void whereItIsGoneTheBuiltInModelTakesItsPlaceAndThatIsSaid() {
    Stage stage;
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
    for (auto* button : stage.note()->findChildren<ui::TextButton*>()) {
      if (button->text() == QStringLiteral("Try again")) button->click();
    }
    QVERIFY(stage.loadedFrom("/models/one"));
    QTRY_VERIFY(!stage.desk->isVisible());
  }

  void aDeviceThatIsGoneDoesNotKeepTheProgramFromStarting() {
    Stage stage;
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
    Stage stage;
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

  void everyChangeOfTheSettingsLoadsTheModelAgain() {
    Stage stage;
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
    Stage stage;
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
    Stage stage;
    stage.desk->load(stage.desk->requestFor({}));
    QVERIFY(stage.loadedFrom(""));
    stage.bridge->unloadModel();
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    stage.preferences.setThreads(3);
    QTest::qWait(1000);  // longer than a reload waits
    QCOMPARE(stage.host.calls().loads, 1);
    QCOMPARE(stage.desk->requestFor({}).threads, 3);
  }

  void theNoteCanBeClosed() {
    Stage stage;
    stage.lose("/models/one");
    stage.desk->load(stage.desk->requestFor("/models/one"));
    QTRY_VERIFY(stage.desk->isVisible());
    Q_EMIT stage.note()->closed();
    QVERIFY(!stage.desk->isVisible());
  }
};

BIFRONS_TEST(TestLoadDesk)
#include "tst_load_desk.moc"
