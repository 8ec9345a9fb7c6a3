#include <QFileDialog>
#include <QRadioButton>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/tab_walk.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/fit_line.h"
#include "ui/frame/load_desk.h"
#include "ui/frame/load_view.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_row.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/plan_view.h"
#include "ui/main_window.h"
#include "ui/models/models_page.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

using namespace std::chrono_literals;
using core::engine::Precision;

namespace {

struct Stage : tests::UiFixture {
  ui::MainWindow window{*bridge, preferences, storage, host.planner()};
  ui::ModelSwitcher* switcher = window.findChild<ui::ModelSwitcher*>();
  ui::ModelChip* chip = window.findChild<ui::ModelChip*>();

  /// The window with the built-in model loaded, and the switcher open.
  void open() {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.loadModel({});
    QTRY_VERIFY(bridge->model() != nullptr);
    QTRY_COMPARE(window.findChild<ui::EngineStatus*>()->phase(), ui::EngineStatus::Phase::Ready);
    // The page of models has looked, too, so that the last plan is the one that is asked for here.
    QTRY_VERIFY(window.findChild<ui::ModelsPage*>()->library().machine().has_value());
    chip->click();
    QVERIFY(switcher->isVisible());
  }

  /// Says that bf16 fits and fp32 does not.
  void onlyHalfFits() {
    script([](tests::FakeScript& script) {
      for (auto& need : script.plan.needs) need.fits = need.precision == Precision::bf16;
      script.plan.precision = Precision::fp32;
      script.plan.refusal = "“Fake Blocks” in fp32 needs 30.1 GB of memory, but 12.0 GB are free of 16.0 GB. In bf16 "
                              "it needs 7.9 GB and fits.";
    });
  }
};

/// A press of a mouse button and its release, as a person does it.
void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }

}  // namespace

class TestModelSwitcher : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theChipOpensAndClosesIt() {
    Stage stage;
    stage.open();
    QCOMPARE(stage.switcher->rows().size(), 1);
    QVERIFY(stage.switcher->rows().first()->isLoaded());
    click(stage.chip);
    QVERIFY(!stage.switcher->isVisible());
    QTest::keyClick(&stage.window, Qt::Key_M, Qt::ControlModifier);
    QVERIFY(stage.switcher->isVisible());
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    QVERIFY(!stage.switcher->isVisible());
    QVERIFY(stage.bridge->model() != nullptr);
  }

  void everyRowSaysWhetherItFits() {
    Stage stage;
    stage.preferences.rememberModelFolder(QStringLiteral("/models/one"));
    stage.preferences.rememberModelFolder(QStringLiteral("/models/two"));
    stage.open();
    const auto rows = stage.switcher->rows();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[1]->folder(), std::filesystem::path("/models/two"));
    QTRY_COMPARE(rows[2]->fit()->words(), QStringLiteral("8 MB"));
    QVERIFY(rows[2]->fit()->state() == ui::FitLine::State::Fits);
    QVERIFY(!rows[1]->isLoaded());
  }

  void thePlanIsShownBeforeLoading() {
    Stage stage;
    stage.open();
    stage.switcher->showPlanOf("/models/one");
    ui::PlanView* plan = stage.switcher->plan();
    QVERIFY(plan->isVisible() && !plan->loadButton()->isVisible());
    QTRY_VERIFY(plan->loadButton()->isVisible());
    QCOMPARE(plan->summary(), QStringLiteral("1.0 million parameters · 2 MB in 1 file, bf16"));
    QVERIFY(!plan->note()->isVisible());
    QCOMPARE(stage.host.calls().last_plan.folder, std::filesystem::path("/models/one"));
    QCOMPARE(stage.host.calls().loads, 1);  // of the start
    click(plan->loadButton());
    QTRY_COMPARE(stage.host.calls().loads, 2);
    QCOMPARE(stage.host.calls().last_load.folder, std::filesystem::path("/models/one"));
    QTRY_VERIFY(!stage.switcher->isVisible());
    QCOMPARE(stage.preferences.modelFolders(), QStringList{QStringLiteral("/models/one")});
    click(stage.chip);
    QCOMPARE(stage.switcher->rows().size(), 2);
    QVERIFY(stage.switcher->rows()[1]->isLoaded());
  }

  void whatDoesNotFitIsSaidAndAnotherPrecisionChosen() {
    Stage stage;
    stage.open();
    stage.switcher->showPlanOf("/models/one");
    ui::PlanView* plan = stage.switcher->plan();
    QTRY_VERIFY(plan->loadButton()->isVisible());
    stage.onlyHalfFits();
    plan->choice(Precision::fp32)->click();
    QTRY_VERIFY(plan->note()->isVisible());
    QVERIFY(plan->note()->sentence().contains(QStringLiteral("30.1 GB")));
    QVERIFY(!plan->loadButton()->isVisible());
    const auto isWhole = [&] { return plan->note()->height() == plan->note()->heightForWidth(plan->note()->width()); };
    QTRY_VERIFY2(isWhole(), "nothing of it is cut");
    QVERIFY(plan->choice(Precision::fp32)->isChecked());
    QVERIFY(plan->choice(Precision::fp32)->accessibleName().contains(QStringLiteral("too much")));
    QVERIFY(plan->choice(Precision::fp16) == nullptr);
    stage.script([](tests::FakeScript& script) {
      script.plan.precision = Precision::bf16;
      script.plan.refusal.clear();
    });
    plan->choice(Precision::bf16)->click();
    QTRY_VERIFY(plan->loadButton()->isVisible());
    QVERIFY(stage.host.calls().last_plan.precision == Precision::bf16);
    click(plan->loadButton());
    QTRY_COMPARE(stage.host.calls().loads, 2);
    QVERIFY(stage.host.calls().last_load.precision == Precision::bf16);
  }

  void aFolderThatIsNoModelIsToldWhereItWasChosen() {
    Stage stage;
    stage.open();
    stage.script([](tests::FakeScript& script) {
      script.plan_error = core::Error(core::ErrorKind::file_missing, "“/models/x” is not a model folder.");
    });
    stage.switcher->showPlanOf("/models/x");
    ui::PlanView* plan = stage.switcher->plan();
    QTRY_VERIFY(plan->note()->isVisible());
    QCOMPARE(plan->note()->heading(), QStringLiteral("No usable model in this folder"));
    QCOMPARE(plan->note()->sentence(), QStringLiteral("“/models/x” is not a model folder."));
    QVERIFY(plan->otherFolderButton()->isVisible() && !plan->loadButton()->isVisible());
    QVERIFY(stage.preferences.modelFolders().isEmpty());
    click(plan->backButton());
    QVERIFY(stage.switcher->rows().first()->isVisible());
    QTRY_COMPARE(stage.switcher->rows().first()->fit()->words(), QStringLiteral("cannot be read"));
  }

  void aModelThatFitsButCannotBeLoadedSaysSo() {
    Stage stage;
    stage.open();
    const QString why = QStringLiteral("“/models/x” has no tokenizer.");
    stage.script([&](tests::FakeScript& script) { script.plan.refusal = why.toStdString(); });
    stage.switcher->showPlanOf("/models/x");
    ui::PlanView* plan = stage.switcher->plan();
    QTRY_VERIFY(plan->note()->isVisible());
    QCOMPARE(plan->note()->heading(), QStringLiteral("It cannot be loaded"));
    QCOMPARE(plan->note()->sentence(), why);
    QVERIFY(!plan->loadButton()->isVisible());
    click(plan->backButton());
    QTRY_COMPARE(stage.switcher->rows().first()->fit()->words(), QStringLiteral("cannot be loaded"));
  }

  void aFolderIsChosenInTheDialog() {
    Stage stage;
    stage.open();
    QTest::keyClick(&stage.window, Qt::Key_O, Qt::ControlModifier);
    auto* dialog = stage.window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr && dialog->fileMode() == QFileDialog::Directory);
    Q_EMIT dialog->fileSelected(stage.folder.path());
    dialog->close();
    QTRY_VERIFY(stage.switcher->plan()->loadButton()->isVisible());
    QCOMPARE(QString::fromStdString(stage.host.calls().last_plan.folder.string()), stage.folder.path());
    click(stage.switcher->plan()->backButton());
    click(stage.switcher->folderButton());
    QTRY_VERIFY(stage.window.findChild<QFileDialog*>() != nullptr);
  }

  void loadingIsShownAndStopped() {
    Stage stage;
    stage.open();
    stage.script([](tests::FakeScript& script) {
      script.load_delay = 40ms;
      script.shards = 200;
    });
    stage.switcher->showPlanOf("/models/one");
    QTRY_VERIFY(stage.switcher->plan()->loadButton()->isVisible());
    click(stage.switcher->plan()->loadButton());
    ui::LoadView* loading = stage.switcher->loading();
    QTRY_VERIFY(loading->isVisible() && loading->words().startsWith(QStringLiteral("Shard ")));
    QVERIFY2(loading->words().contains(QStringLiteral(" of 200 GB")), qPrintable(loading->words()));
    click(loading->stopButton());
    QTRY_VERIFY(!stage.switcher->isVisible());
    auto* note = stage.window.findChild<ui::LoadDesk*>()->findChild<ui::InlineNote*>();
    QVERIFY(note->isVisible());
    QCOMPARE(note->sentence(), QStringLiteral("You stopped the loading. “Fake Blocks” is still loaded."));
    QVERIFY(stage.bridge->model() != nullptr && stage.bridge->loadedAs()->folder.empty());
    QCOMPARE(note->heading(), QStringLiteral("“Fake Blocks” was not loaded"));
    for (ui::TextButton* button : note->findChildren<ui::TextButton*>()) {
      if (button->text() == QStringLiteral("Other model…")) click(button);
    }
    QVERIFY(stage.switcher->isVisible());
  }

  void theKeyboardGoesFromTheListThroughThePlanToStopAndBack() {
    Stage stage;
    stage.open();
    stage.script([](tests::FakeScript& script) {
      script.load_delay = 20ms;
      script.shards = 500;
    });
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    QTest::keyClick(&stage.window, Qt::Key_M, Qt::ControlModifier);
    QVERIFY(stage.switcher->rows().first()->hasFocus());
    QTest::keyClick(stage.switcher->rows().first(), Qt::Key_Space);
    QTRY_VERIFY(stage.switcher->plan()->loadButton()->hasFocus());
    QTest::keyClick(stage.switcher->plan()->loadButton(), Qt::Key_Space);
    QTRY_VERIFY(stage.switcher->loading()->stopButton()->hasFocus());
    QTest::keyClick(stage.switcher->loading()->stopButton(), Qt::Key_Space);
    QTRY_VERIFY(!stage.switcher->isVisible());
    QVERIFY(stage.window.findChild<ui::ChatPage*>()->composer().edit()->hasFocus());
  }

  void aFolderThatIsGoneIsTakenOffTheList() {
    Stage stage;
    stage.preferences.rememberModelFolder(QStringLiteral("/models/one"));
    stage.open();
    stage.script([](tests::FakeScript& script) {
      script.plan_error = core::Error(core::ErrorKind::file_missing, "“/models/one” is not there.");
    });
    stage.switcher->showPlanOf("/models/one");
    QTRY_VERIFY(stage.switcher->plan()->forgetButton()->isVisible());
    stage.switcher->plan()->forgetButton()->click();
    QCOMPARE(stage.switcher->rows().size(), 1);
    QVERIFY(stage.preferences.modelFolders().isEmpty());
    QVERIFY(stage.switcher->rows().first()->hasFocus());
  }

  void aFolderThatVanishesBetweenPlanAndLoadIsToldAndTheOldModelStays() {
    Stage stage;
    stage.open();
    stage.switcher->showPlanOf("/models/one");
    QTRY_VERIFY(stage.switcher->plan()->loadButton()->isVisible());
    stage.script([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_missing, "“/models/one” is not there.");
    });
    click(stage.switcher->plan()->loadButton());
    auto* note = stage.window.findChild<ui::LoadDesk*>()->findChild<ui::InlineNote*>();
    QTRY_VERIFY(note->isVisible());
    QCOMPARE(note->sentence(), QStringLiteral("“/models/one” is not there. “Fake Blocks” is still loaded."));
    QTRY_VERIFY(!stage.switcher->isVisible());
    QVERIFY(stage.chip->accessibleName().startsWith(QStringLiteral("Model: Fake Blocks\nCPU, 1 thread · fp32")));
  }

  void thePlanIsForTheDeviceAndThePrecisionOfTheSettings() {
    Stage stage;
    stage.preferences.setDevice({.kind = core::engine::DeviceKind::cpu});
    stage.preferences.setPrecision(Precision::bf16);
    stage.open();
    stage.switcher->showPlanOf("/models/one");
    QTRY_VERIFY(stage.switcher->plan()->loadButton()->isVisible());
    QCOMPARE(stage.host.calls().last_plan.device.kind, core::engine::DeviceKind::cpu);
    QCOMPARE(stage.host.calls().last_plan.precision, Precision::bf16);
  }

  void unloadGivesTheModelBack() {
    Stage stage;
    stage.open();
    click(stage.switcher->unloadButton());
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    QVERIFY(!stage.switcher->isVisible());
    click(stage.chip);
    QVERIFY(!stage.switcher->unloadButton()->isVisible());
    stage.switcher->rows().first()->click();
    QTRY_VERIFY(stage.switcher->plan()->loadButton()->isVisible());
    click(stage.switcher->plan()->loadButton());
    QTRY_VERIFY(stage.bridge->model() != nullptr);
  }

  void everyControlIsReachedByKeyboardAndHasAName() {
    Stage stage;
    stage.preferences.rememberModelFolder(QStringLiteral("/models/one"));
    stage.open();
    const auto walk = tests::tabWalk(stage.switcher->rows().first());
    for (QWidget* stop : std::initializer_list<QWidget*>{stage.switcher->rows()[1], stage.switcher->unloadButton(),
                                                         stage.switcher->folderButton(), stage.chip}) {
      QVERIFY2(walk.contains(stop), qPrintable(stop->accessibleName()));
    }
    for (const ui::ModelRow* row : stage.switcher->rows()) QVERIFY(!row->accessibleName().isEmpty());
  }
};

BIFRONS_TEST(TestModelSwitcher)
#include "tst_model_switcher.moc"
