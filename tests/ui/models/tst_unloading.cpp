#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/idle_unload.h"
#include "ui/frame/load_desk.h"
#include "ui/settings/downloads_section.h"
#include "ui/settings/idle_row.h"
#include "ui/settings/run_marker.h"
#include "ui/settings/settings_form.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_button.h"

using namespace std::chrono_literals;

namespace {

struct Stage : tests::UiFixture {
  ui::EngineStatus status{*bridge};
  ui::LoadDesk desk{*bridge, preferences};
  ui::InlineNote* note = desk.findChild<ui::InlineNote*>();

  [[nodiscard]] ui::TextButton* button(const QString& text) const {
    for (ui::TextButton* each : desk.findChildren<ui::TextButton*>()) {
      if (each->text() == text && !each->isHidden()) return each;
    }
    return nullptr;
  }
};

}  // namespace

/// Models that go by themselves, and one that does not come by itself; and the settings of it, and of downloads.
class TestUnloading : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aModelThatIsNotUsedGoesAndComesBackByOnePress() {
    Stage stage;
    stage.preferences.downloads().setIdleMinutes(5);
    ui::IdleUnload idle(*stage.bridge, stage.status, stage.preferences.downloads(), stage.desk, nullptr);
    idle.setMinute(10ms);
    stage.desk.load({.folder = "/models/one"});
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    QVERIFY(!stage.note->isHidden());
    QVERIFY2(stage.note->sentence().contains(QStringLiteral("5 minutes")), qPrintable(stage.note->sentence()));
    QVERIFY(!stage.note->sentence().contains(QStringLiteral("still loaded")));
    idle.setMinute(1h);
    QVERIFY(stage.button(QStringLiteral("Load it again")) != nullptr);
    stage.button(QStringLiteral("Load it again"))->click();
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path("/models/one"));
  }

  void oneThatWorksStays() {
    Stage stage;
    stage.preferences.downloads().setIdleMinutes(1);
    ui::IdleUnload idle(*stage.bridge, stage.status, stage.preferences.downloads(), stage.desk, nullptr);
    idle.setMinute(1h);
    stage.desk.load({});
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    stage.answerForever();
    QTRY_VERIFY(stage.status.phase() == ui::EngineStatus::Phase::Ready);
    core::engine::TextRequest request;
    request.turns.push_back({.role = core::engine::Role::user, .text = "x", .pictures = {}});
    const auto job = stage.bridge->generateText(request);
    QTRY_VERIFY(stage.status.phase() == ui::EngineStatus::Phase::Busy);
    idle.setMinute(1ms);
    QTest::qWait(50);
    QVERIFY(stage.bridge->model() != nullptr);
    stage.bridge->stop(job);
    QTRY_VERIFY(stage.bridge->model() == nullptr);  // now it is not used
  }

  void neverMeansNever() {
    Stage stage;
    ui::IdleUnload idle(*stage.bridge, stage.status, stage.preferences.downloads(), stage.desk, nullptr);
    idle.setMinute(1ms);
    stage.desk.load({});
    QTRY_VERIFY(stage.status.phase() == ui::EngineStatus::Phase::Ready);
    QTest::qWait(50);
    QVERIFY(stage.bridge->model() != nullptr);
  }

  void afterACrashNothingIsLoadedAndTheLogIsOffered() {
    Stage stage;
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one")});
    stage.desk.loadAtStart({.isAfterCrash = true});
    QVERIFY(!stage.note->isHidden());
    QVERIFY(stage.note->sentence().contains(QStringLiteral("“one”")));
    QSignalSpy log(&stage.desk, &ui::LoadDesk::logWanted);
    stage.button(QStringLiteral("Show the log"))->click();
    QCOMPARE(log.size(), 1);
    QCOMPARE(stage.host.calls().loads, 0);
    stage.button(QStringLiteral("Load it"))->click();
    QTRY_COMPARE(stage.host.calls().loads, 1);
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path("/models/one"));
    QTRY_VERIFY(stage.desk.isHidden());
  }

  void aModelOfTheCommandLineIsLoadedAllTheSame() {
    Stage stage;
    stage.desk.loadAtStart({.folder = "/models/two", .isAfterCrash = true});
    QTRY_COMPARE(stage.host.calls().loads, 1);
  }

  void theLogIsOfferedAfterACrashAlone() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_missing, "It is not there.");
    });
    stage.desk.load({.folder = "/models/one"});
    QTRY_VERIFY(!stage.desk.isHidden());
    QVERIFY(stage.button(QStringLiteral("Show the log")) == nullptr);
    QVERIFY(stage.button(QStringLiteral("Try again")) != nullptr);
  }

  void aCleanRunLeavesNoMark() {
    const QTemporaryDir state;
    { const ui::RunMarker run(state.path()); }
    QVERIFY(!ui::RunMarker(state.path()).wasUnclean());
  }

  void oneThatRunsBesideIsNoCrash() {
    const QTemporaryDir state;
    const ui::RunMarker first(state.path());
    const ui::RunMarker second(state.path());
    QVERIFY(!first.wasUnclean() && !second.wasUnclean());
  }

  void aRunThatEndedWithoutAWordIsToldOnce() {
    const QTemporaryDir state;
    QVERIFY(QDir(state.path()).mkpath(QStringLiteral("runs")));
    QFile left(state.filePath(QStringLiteral("runs/dead.lock")));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.write(QByteArray("4194304\nbifrons\n") + QSysInfo::machineHostName().toUtf8() + "\n");  // above the largest process id
    left.close();
    const ui::RunMarker next(state.path());
    QVERIFY(next.wasUnclean());
    QVERIFY(!ui::RunMarker(state.path()).wasUnclean());
  }

  void theSettingOfUnloadingIsKept() {
    tests::UiFixture stage;
    ui::SettingsForm form;
    form.addSection(QStringLiteral("Engine"), {});
    const ui::IdleRow row(form, stage.preferences.downloads(), &form);
    auto* box = form.findChild<QComboBox*>(QStringLiteral("idleMinutes"));
    QCOMPARE(box->currentData().toInt(), 0);
    box->setCurrentIndex(2);
    Q_EMIT box->activated(2);
    QCOMPARE(stage.preferences.downloads().idleMinutes(), 15);
    stage.preferences.downloads().setIdleMinutes(7);  // as someone wrote it into the file
    QCOMPARE(box->currentData().toInt(), 7);
  }

  void theSettingsOfDownloadsAreKeptAndWrongOnesExplained() {
    tests::UiFixture stage;
    ui::SettingsForm form;
    new ui::DownloadsSection(form, stage.preferences.downloads(), &form);
    auto* source = form.findChild<QLineEdit*>(QStringLiteral("downloadSource"));
    auto* address = form.findChild<QLineEdit*>(QStringLiteral("proxyAddress"));
    auto* proxy = form.findChild<ui::SegmentedControl*>();
    const auto type = [](QLineEdit* field, const QString& text) {
      field->setText(text);
      Q_EMIT field->editingFinished();
    };
    type(source, QStringLiteral("https://mirror.example"));
    QCOMPARE(stage.preferences.downloads().source().endpoint, QUrl(QStringLiteral("https://mirror.example")));
    type(source, QStringLiteral("no address"));
    QCOMPARE(stage.preferences.downloads().source().endpoint, QUrl(QStringLiteral("https://mirror.example")));
    QCOMPARE(source->text(), QStringLiteral("no address"));
    QVERIFY(source->property("error").toBool());
    QVERIFY(!address->isEnabled());
    proxy->choice(2)->click();
    QVERIFY(address->isEnabled());
    QVERIFY(stage.preferences.downloads().source().proxy.kind == ui::ProxyChoice::Kind::System);  // none was typed yet
    type(address, QStringLiteral("proxy.example:3128"));
    QCOMPARE(stage.preferences.downloads().source().proxy.address, QUrl(QStringLiteral("http://proxy.example:3128")));
    QVERIFY(stage.preferences.downloads().source().proxy.kind == ui::ProxyChoice::Kind::Address);
    type(address, QStringLiteral("proxy.example"));
    QVERIFY(address->property("error").toBool());
    proxy->choice(1)->click();
    QVERIFY(stage.preferences.downloads().source().proxy.kind == ui::ProxyChoice::Kind::None);
  }
};

BIFRONS_TEST(TestUnloading)
#include "tst_unloading.moc"
