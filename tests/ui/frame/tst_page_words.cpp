#include <QLabel>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/first_run_view.h"
#include "ui/frame/command_hint.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_strip.h"
#include "ui/main_window.h"
#include "ui/models/models_page.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_button.h"

namespace {

struct Stage : tests::UiFixture {
  ui::MainWindow window{*bridge, preferences, storage, host.planner()};

  void open() {
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.loadModel({});
    QTRY_VERIFY(bridge->model() != nullptr);
    QTRY_COMPARE(window.findChild<ui::EngineStatus*>()->phase(), ui::EngineStatus::Phase::Ready);
  }
  [[nodiscard]] bool stripSays(const QString& words) const {
    const auto* strip = window.findChild<ui::StatusStrip*>();
    for (const auto* label : strip->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text() == words) return true;
    }
    for (const auto* label : strip->findChildren<ui::ElidedLabel*>()) {
      if (label->isVisible() && label->accessibleName() == words) return true;
    }
    return false;
  }
};

}  // namespace

/// What the frame says of the page that is shown, and the ways from it to the models.
class TestPageWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { ui::theme().setZoom(100); }

  void anAnswerHasNoLineSinceItsEndIsNotKnown() {
    Stage stage;
    stage.open();
    stage.script([](tests::FakeScript& script) { script.text_delay = std::chrono::milliseconds(60); });
    const auto* strip = stage.window.findChild<ui::StatusStrip*>();
    const auto* line = strip->findChild<ui::ProgressLine*>(QString(), Qt::FindDirectChildrenOnly);
    stage.window.findChild<ui::ChatPage*>()->model().ask(QStringLiteral("What is red?"), {});
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Writing")));
    QVERIFY(!line->isVisible());
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Ready")));
    stage.script([](tests::FakeScript& script) { script.load_delay = std::chrono::milliseconds(150); });
    stage.window.loadModel({});
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Loading")));
    QVERIFY(line->isVisible());
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Ready")));
  }

  void aNarrowWindowLeavesTheKeysOfTheCommands() {
    Stage stage;
    stage.open();
    auto* hint = stage.window.findChild<ui::CommandHint*>();
    const int whole = hint->width();
    stage.window.resize(900, 600);
    QTRY_VERIFY(hint->width() < whole);
    QCOMPARE(hint->text(), QStringLiteral("Commands"));  // is still told
    hint->setKeys({});
    // The word comes back where there are no keys.
    QVERIFY(hint->sizeHint().width() >= hint->fontMetrics().horizontalAdvance(hint->text()));
  }

  void theStripSaysWhatThePageHasToSay() {
    Stage stage;
    stage.open();
    stage.window.openPage(QStringLiteral("settings"));
    QVERIFY(stage.stripSays(QStringLiteral("Ready")));
    QVERIFY(stage.stripSays(QStringLiteral("Changes are saved as you make them")));
    stage.window.openPage(QStringLiteral("chat"));
    QVERIFY(stage.stripSays(QStringLiteral("Ready")));
    QVERIFY(!stage.stripSays(QStringLiteral("Changes are saved as you make them")));
  }

  void aWordInPlaceOfReadyGivesWayToWhatRuns() {
    Stage stage;
    stage.open();
    auto* strip = stage.window.findChild<ui::StatusStrip*>();
    strip->setHint({.lead = QStringLiteral("3 selected"), .words = QStringLiteral("S stars")});
    QVERIFY(stage.stripSays(QStringLiteral("3 selected")) && stage.stripSays(QStringLiteral("S stars")));
    QVERIFY(!stage.stripSays(QStringLiteral("Ready")));
    stage.script([](tests::FakeScript& script) { script.load_delay = std::chrono::milliseconds(200); });
    stage.window.loadModel({});
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Loading")));
    QVERIFY(!stage.stripSays(QStringLiteral("S stars")));
    QTRY_VERIFY(stage.stripSays(QStringLiteral("3 selected")));
  }

  void whatElseIsUnderWayLeadsWhileTheEngineRests() {
    Stage stage;
    stage.open();
    auto* strip = stage.window.findChild<ui::StatusStrip*>();
    auto* aside = new QLabel(QStringLiteral("Downloading"), strip);
    aside->hide();
    strip->addAside(aside);
    aside->show();
    QVERIFY(!stage.stripSays(QStringLiteral("Ready")));
    QTRY_VERIFY(aside->x() < strip->width() / 4);
    stage.script([](tests::FakeScript& script) { script.load_delay = std::chrono::milliseconds(300); });
    stage.window.loadModel({});
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Loading")));
    QTRY_VERIFY(aside->x() > strip->width() / 2);
    aside->hide();
    QTRY_VERIFY(stage.stripSays(QStringLiteral("Ready")));
  }

  void theLabelsOfTheRailAreReadAtAnySizeOfText() {
    Stage stage;
    stage.open();
    const auto* rail = stage.window.findChild<ui::Rail*>();
    QCOMPARE(rail->width(), ui::metrics::railWidth);
    ui::theme().setZoom(160);
    QTRY_VERIFY(rail->width() > ui::metrics::railWidth);
    for (int page = 0; page < 5; ++page) {
      const ui::RailButton* button = rail->button(page);
      QVERIFY2(button->fontMetrics().horizontalAdvance(button->text()) <= rail->width() - 14, qPrintable(button->text()));
    }
  }

  void theEmptyChatNamesALargerModelAndLeadsToIt() {
    Stage stage;
    stage.open();
    stage.window.openPage(QStringLiteral("chat"));
    auto* view = stage.window.findChild<ui::FirstRunView*>();
    view->setOffer(QStringLiteral("Janus-Pro-1B fits this computer."));
    QTRY_VERIFY(view->modelsButton()->isVisible());
    view->modelsButton()->click();
    QVERIFY(stage.window.findChild<ui::ModelsPage*>()->isVisible());
    stage.window.openPage(QStringLiteral("chat"));
    auto* banner = stage.window.findChild<ui::ModelBanner*>();
    QVERIFY(banner->isVisible());
    banner->modelsLink()->click();
    QVERIFY(stage.window.findChild<ui::ModelsPage*>()->isVisible());
    view->setOffer({});
    stage.window.openPage(QStringLiteral("chat"));
    QVERIFY(!view->modelsButton()->isVisible());
  }

  void theListOfModelsLeadsToTheirPage() {
    Stage stage;
    stage.open();
    stage.window.findChild<ui::ModelChip*>()->click();
    auto* switcher = stage.window.findChild<ui::ModelSwitcher*>();
    QVERIFY(switcher->isVisible());
    switcher->manageButton()->click();
    QVERIFY(!switcher->isVisible());
    QVERIFY(stage.window.findChild<ui::ModelsPage*>()->isVisible());
  }
};

BIFRONS_TEST(TestPageWords)
#include "tst_page_words.moc"
