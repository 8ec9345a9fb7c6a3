#include <QDir>
#include <QFile>
#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/event_gaps.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_list.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/commands/action_registry.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/prompt_composer.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_strip.h"
#include "ui/frame/storage_note.h"
#include "ui/gallery/gallery_page.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_button.h"

using namespace std::chrono_literals;

namespace {

struct Stage : tests::UiFixture {
  ui::MainWindow window{*bridge, preferences, storage, host.planner()};

  void open() {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
  }
  /// Opens the window on its Create page and lets the model, once it is loaded, draw so many pictures at that pace.
  ui::CreatePage* startDrawing(int count, std::chrono::milliseconds perToken) {
    script([&](tests::FakeScript& script) { script.image_delay = perToken; });
    window.loadModel({});
    open();
    window.openPage(QStringLiteral("create"));
    auto* page = find<ui::CreatePage>();
    tests::draw(*page, QStringLiteral("x"), count);
    return page;
  }
  template <typename Widget>
  [[nodiscard]] Widget* find() const {
    return window.findChild<Widget*>();
  }
};

}  // namespace

class TestMainWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itOpensBeforeTheModelIsThere() {
    Stage stage;
    stage.script([](tests::FakeScript& script) { script.load_delay = 200ms; });
    stage.window.loadModel({});
    stage.open();
    QVERIFY(stage.bridge->model() == nullptr);
    QVERIFY(stage.find<ui::ModelChip>()->accessibleName().contains(QStringLiteral("Loading")) ||
            stage.find<ui::ModelChip>()->accessibleName().contains(QStringLiteral("No model")));
    QTRY_VERIFY(stage.find<ui::ModelChip>()->accessibleName().contains(QStringLiteral("Fake Blocks")));
  }

  void aNewChatHasNothingToRename() {
    Stage stage;
    stage.window.loadModel({});
    stage.open();
    auto* page = stage.find<ui::ChatPage>();
    QVERIFY(!page->titleAction()->isVisible());
    page->model().ask(QStringLiteral("What is red?"), {});
    QTRY_VERIFY(page->titleAction()->isVisible());
    stage.window.openPage(QStringLiteral("create"));
    QVERIFY(!page->titleAction()->isVisible());
    stage.window.openPage(QStringLiteral("chat"));
    QVERIFY(page->titleAction()->isVisible());
    QTRY_VERIFY(!page->model().isAnswering());
    page->newChatAction()->trigger();
    QVERIFY(!page->titleAction()->isVisible());
  }

  void tooltipsSayTheKeysOfThePerson() {
    Stage stage;
    stage.open();
    auto* commands = stage.find<ui::ActionRegistry>();
    QWidget* listSwitch = stage.find<ui::ChatPage>()->topBarActions().first();
    QVERIFY(listSwitch->toolTip().endsWith(QStringLiteral("Ctrl+B")));
    commands->setKeys(commands->find(QStringLiteral("window.list")), {QKeySequence(Qt::Key_F7)});
    QVERIFY(listSwitch->toolTip().endsWith(QStringLiteral("F7")));
    QTest::keyClick(&stage.window, Qt::Key_F7);
    QVERIFY(stage.find<ui::ChatPage>()->list().isVisible());
    commands->setKeys(commands->find(QStringLiteral("window.panel")), {QKeySequence(Qt::Key_F8)});
    auto* gallery = stage.find<ui::GalleryPage>();
    QVERIFY(gallery->topBarActions().last()->toolTip().endsWith(QStringLiteral("F8")));
    commands->setKeys(commands->find(QStringLiteral("window.search")), {QKeySequence(Qt::Key_F9)});
    QVERIFY(gallery->findChild<ui::SearchField*>()->toolTip().endsWith(QStringLiteral("F9")));
  }

  void aLongQuestionIsAOneLineTitleThatGivesWay() {
    Stage stage;
    stage.window.loadModel({});
    stage.open();
    stage.window.resize(900, 600);
    stage.find<ui::ChatPage>()->model().ask(QStringLiteral("First line\n%1").arg(QStringLiteral("and more ").repeated(60)), {});
    QVERIFY(stage.find<ui::ChatPage>()->title().startsWith(QStringLiteral("First line and more")));
    QTest::qWait(50);
    QCOMPARE(stage.window.width(), 900);
    const auto* chip = stage.find<ui::ModelChip>();
    QVERIFY(chip->mapTo(&stage.window, QPoint(chip->width(), 0)).x() <= 900);
  }

  void keysOpenThePages() {
    Stage stage;
    stage.open();
    QTest::keyClick(&stage.window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(stage.find<ui::CreatePage>()->isVisible());
    QTest::keyClick(&stage.window, Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(stage.find<ui::SettingsPage>()->isVisible());
    QTest::keyClick(&stage.window, Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!stage.find<ui::SettingsPage>()->isVisible());
    QVERIFY(!stage.window.openPage(QStringLiteral("zoo")));
  }

  void escStopsWhatRuns() {
    Stage stage;
    ui::CreatePage* page = stage.startDrawing(1, 50ms);
    QTRY_VERIFY(page->model().running() != nullptr);
    QTRY_VERIFY(stage.find<ui::Rail>()->button(1)->isWorking());
    stage.window.openPage(QStringLiteral("settings"));  // the job is stopped from any page
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    QTRY_VERIFY(page->model().running() == nullptr);
    QCOMPARE(page->model().drawings().first().state, ui::DrawingState::Stopped);
    QTRY_VERIFY(!stage.find<ui::Rail>()->button(1)->isWorking());
  }

  void aStoppedLoadCanBeTriedAgain() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_delay = 100ms;
      script.shards = 20;
    });
    stage.window.loadModel({});
    stage.open();
    QTRY_COMPARE(stage.host.calls().loads, 1);
    QTRY_VERIFY(stage.find<ui::EngineStatus>()->runningJob() != 0);  // the window has heard of it
    stage.window.openPage(QStringLiteral("settings"));
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    ui::TextButton* again = nullptr;
    const auto offered = [&] {
      for (ui::TextButton* button : stage.window.findChildren<ui::TextButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Try again")) again = button;
      }
      return again != nullptr;
    };
    QTRY_VERIFY(offered());
    stage.script([](tests::FakeScript& script) { script.load_delay = 0ms; });
    again->click();
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    QTRY_VERIFY(!again->isVisible());
  }

  void theStripStopsTheRunningJob() {
    Stage stage;
    ui::CreatePage* page = stage.startDrawing(1, 50ms);
    auto* stop = stage.find<ui::StatusStrip>()->findChild<ui::TextButton*>();
    QTRY_VERIFY(page->model().running() != nullptr && stop->isVisible());
    stop->click();
    QTRY_VERIFY(page->model().running() == nullptr);
    QTRY_VERIFY(!stop->isVisible());
  }

  void aModelThatCannotBeLoadedIsToldAndTriedAgain() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_missing, "There is no config.json in /models/x.");
    });
    stage.window.loadModel({});
    stage.open();
    ui::InlineNote* note = nullptr;
    QTRY_VERIFY([&] {
      for (auto* one : stage.window.findChildren<ui::InlineNote*>()) {
        if (one->isVisible() && one->sentence().contains(QStringLiteral("config.json"))) note = one;
      }
      return note != nullptr;
    }());
    stage.script([](tests::FakeScript& script) { script.load_error.reset(); });
    note->findChild<ui::TextButton*>()->click();
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    QTRY_VERIFY(!note->isVisible());
  }

  void anotherNumberOfThreadsLoadsTheModelAgain() {
    Stage stage;
    stage.window.loadModel({});
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    stage.preferences.setThreads(2);
    QTRY_COMPARE(stage.host.calls().loads, 2);
    QCOMPARE(stage.host.calls().last_load.threads, 2);
  }

  void aModelFolderThatIsGoneIsToldAndNothingTypedIsLost() {
    Stage stage;
    stage.window.loadModel({});
    stage.open();
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    stage.find<ui::ChatPage>()->composer().setText(QStringLiteral("half a question"));
    stage.find<ui::CreatePage>()->setPrompt(QStringLiteral("half a prompt"));
    stage.script([](tests::FakeScript& script) {
      script.load_error =
          core::Error(core::ErrorKind::file_missing, "“/models/x” is not a model folder: it has no config.json.");
    });
    stage.preferences.setThreads(2);  // loads it again
    const auto note = [&]() -> ui::InlineNote* {
      for (auto* one : stage.window.findChildren<ui::InlineNote*>()) {
        if (one->isVisible()) return one;
      }
      return nullptr;
    };
    QTRY_VERIFY(note() != nullptr);
    QCOMPARE(note()->heading(), QStringLiteral("No usable model in this folder"));
    QCOMPARE(note()->sentence(),
             QStringLiteral("“/models/x” is not a model folder: it has no config.json. “Fake Blocks” is still loaded."));
    QVERIFY(stage.bridge->model() != nullptr);
    QCOMPARE(stage.find<ui::ChatPage>()->composer().text(), QStringLiteral("half a question"));
    QCOMPARE(stage.find<ui::CreatePage>()->composer().prompt(), QStringLiteral("half a prompt"));
  }

  void closingWhileItDrawsIsQuick() {
    QElapsedTimer clock;
    {
      Stage stage;
      ui::CreatePage* page = stage.startDrawing(1, 100ms);
      QTRY_VERIFY(page->model().running() != nullptr);
      clock.start();
      stage.window.close();
    }
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
  }

  void theSizeIsKept() {
    tests::UiFixture stage;
    {
      ui::MainWindow window(*stage.bridge, stage.preferences, stage.storage, stage.host.planner());
      window.resize(1000, 640);
      window.show();
      window.close();
    }
    ui::MainWindow again(*stage.bridge, stage.preferences, stage.storage, stage.host.planner());
    QCOMPARE(again.size(), QSize(1000, 640));
  }

  void aDamagedDatabaseIsSaidAboveThePages() {
    tests::UiFixture fixture;
    QVERIFY(QDir().mkpath(fixture.storage.folder()));
    QFile damaged(fixture.storage.folder() + QStringLiteral("/bifrons.db"));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(QByteArray(5000, 'x')) == 5000);
    damaged.close();
    ui::MainWindow window(*fixture.bridge, fixture.preferences, fixture.storage, fixture.host.planner());
    window.show();
    auto* place = window.findChild<ui::StorageNote*>();
    QTRY_VERIFY(place->isVisible());
    QVERIFY(place->note()->sentence().contains(QStringLiteral("was put aside as")));
    window.openPage(QStringLiteral("gallery"));
    QVERIFY(place->isVisible());
    place->note()->findChild<QAbstractButton*>()->click();
    QVERIFY(!place->isVisible());
  }

  void theWindowStaysResponsiveWhileItDraws() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.info.image_grid = 24;
      script.info.image_size = 384;
    });
    ui::CreatePage* page = stage.startDrawing(4, 2ms);
    QTRY_VERIFY(page->model().running() != nullptr);
    const tests::EventGaps gaps;
    QTRY_VERIFY_WITH_TIMEOUT(page->model().running() == nullptr, 60000);
    qInfo("longest event-loop gap while drawing: %.0f ms", gaps.longestMs());
    QVERIFY2(gaps.longestMs() < 250, qPrintable(QString::number(gaps.longestMs())));
  }
};

BIFRONS_TEST(TestMainWindow)
#include "tst_main_window.moc"
