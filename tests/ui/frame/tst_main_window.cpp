#include <QElapsedTimer>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fake_engine.h"
#include "tests/support/test_registry.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_strip.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

using namespace std::chrono_literals;

namespace {

struct Stage {
  QTemporaryDir folder;
  tests::FakeHost host;
  ui::Preferences preferences{{.config = folder.path(), .state = folder.path()}};
  ui::EngineBridge bridge{host.loader()};
  ui::MainWindow window{bridge, preferences};

  Stage() { ui::theme().install(); }
  void open() {
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
  }
  template <typename Widget>
  [[nodiscard]] Widget* find() const { return window.findChild<Widget*>(); }
};

/// Longest time between two turns of the event loop.
class GapMeter : public QObject {
 public:
  GapMeter() {
    clock_.start();
    startTimer(0);
  }
  [[nodiscard]] qint64 longestMs() const { return longest_; }

 protected:
  void timerEvent(QTimerEvent*) override { longest_ = std::max(longest_, clock_.restart()); }

 private:
  QElapsedTimer clock_;
  qint64 longest_ = 0;
};

}  // namespace

class TestMainWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itOpensBeforeTheModelIsThere() {
    Stage stage;
    tests::FakeScript script = stage.host.script();
    script.load_delay = 200ms;
    stage.host.set_script(script);
    stage.window.loadModel({});
    stage.open();
    QVERIFY(stage.bridge.model() == nullptr);
    QVERIFY(stage.find<ui::ModelChip>()->accessibleName().contains(QStringLiteral("Loading")) ||
            stage.find<ui::ModelChip>()->accessibleName().contains(QStringLiteral("No model")));
    QTRY_VERIFY(stage.find<ui::ModelChip>()->accessibleName().contains(QStringLiteral("Fake Blocks")));
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
    QVERIFY(!stage.window.openPage(QStringLiteral("gallery")));
  }

  void escStopsWhatRuns() {
    Stage stage;
    tests::FakeScript script = stage.host.script();
    script.image_delay = 50ms;
    stage.host.set_script(script);
    stage.window.loadModel({});
    stage.open();
    auto* page = stage.find<ui::CreatePage>();
    stage.window.openPage(QStringLiteral("create"));
    page->setPrompt(QStringLiteral("x"));
    page->settings().setCount(1);
    page->draw();
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
    tests::FakeScript script = stage.host.script();
    script.load_delay = 100ms;
    script.shards = 20;
    stage.host.set_script(script);
    stage.window.loadModel({});
    stage.open();
    QTRY_COMPARE(stage.host.calls().loads, 1);
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
    script.load_delay = 0ms;
    stage.host.set_script(script);
    again->click();
    QTRY_VERIFY(stage.bridge.model() != nullptr);
    QTRY_VERIFY(!again->isVisible());
  }

  void theStripStopsTheRunningJob() {
    Stage stage;
    tests::FakeScript script = stage.host.script();
    script.image_delay = 50ms;
    stage.host.set_script(script);
    stage.window.loadModel({});
    stage.open();
    auto* page = stage.find<ui::CreatePage>();
    page->setPrompt(QStringLiteral("x"));
    page->draw();
    auto* stop = stage.find<ui::StatusStrip>()->findChild<ui::TextButton*>();
    QTRY_VERIFY(page->model().running() != nullptr && stop->isVisible());
    stop->click();
    QTRY_VERIFY(page->model().running() == nullptr);
    QTRY_VERIFY(!stop->isVisible());
  }

  void aModelThatCannotBeLoadedIsToldAndTriedAgain() {
    Stage stage;
    tests::FakeScript script = stage.host.script();
    script.load_error = core::Error(core::ErrorKind::file_missing, "There is no config.json in /models/x.");
    stage.host.set_script(script);
    stage.window.loadModel({});
    stage.open();
    ui::InlineNote* note = nullptr;
    QTRY_VERIFY([&] {
      for (auto* one : stage.window.findChildren<ui::InlineNote*>()) {
        if (one->isVisible() && one->sentence().contains(QStringLiteral("config.json"))) note = one;
      }
      return note != nullptr;
    }());
    script.load_error.reset();
    stage.host.set_script(script);
    note->findChild<ui::TextButton*>()->click();
    QTRY_VERIFY(stage.bridge.model() != nullptr);
    QTRY_VERIFY(!note->isVisible());
  }

  void anotherNumberOfThreadsLoadsTheModelAgain() {
    Stage stage;
    stage.window.loadModel({});
    QTRY_VERIFY(stage.bridge.model() != nullptr);
    stage.preferences.setThreads(2);
    QTRY_COMPARE(stage.host.calls().loads, 2);
    QCOMPARE(stage.host.calls().last_load.threads, 2);
  }

  void closingWhileItDrawsIsQuick() {
    QElapsedTimer clock;
    {
      Stage stage;
      tests::FakeScript script = stage.host.script();
      script.image_delay = 100ms;
      stage.host.set_script(script);
      stage.window.loadModel({});
      stage.open();
      auto* page = stage.find<ui::CreatePage>();
      page->setPrompt(QStringLiteral("x"));
      page->draw();
      QTRY_VERIFY(page->model().running() != nullptr);
      clock.start();
      stage.window.close();
    }
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
  }

  void theSizeIsKept() {
    QTemporaryDir folder;
    ui::Preferences preferences({.config = folder.path(), .state = folder.path()});
    tests::FakeHost host;
    ui::EngineBridge bridge(host.loader());
    {
      ui::MainWindow window(bridge, preferences);
      window.resize(1000, 640);
      window.show();
      window.close();
    }
    ui::MainWindow again(bridge, preferences);
    QCOMPARE(again.size(), QSize(1000, 640));
  }

  void theWindowStaysResponsiveWhileItDraws() {
    Stage stage;
    tests::FakeScript script = stage.host.script();
    script.info.image_grid = 24;
    script.info.image_size = 384;
    script.image_delay = 2ms;
    stage.host.set_script(script);
    stage.window.loadModel({});
    stage.open();
    auto* page = stage.find<ui::CreatePage>();
    stage.window.openPage(QStringLiteral("create"));
    page->setPrompt(QStringLiteral("x"));
    page->settings().setCount(4);
    page->draw();
    QTRY_VERIFY(page->model().running() != nullptr);
    GapMeter meter;
    QTRY_VERIFY_WITH_TIMEOUT(page->model().running() == nullptr, 60000);
    qInfo("longest event-loop gap while drawing: %lld ms", static_cast<long long>(meter.longestMs()));
    QVERIFY2(meter.longestMs() < 250, qPrintable(QString::number(meter.longestMs())));
  }
};

BIFRONS_TEST(TestMainWindow)
#include "tst_main_window.moc"
