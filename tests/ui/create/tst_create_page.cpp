#include <QApplication>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <algorithm>

#include "tests/support/test_registry.h"
#include "tests/ui/create/create_stage.h"
#include "tests/ui/support/tab_walk.h"
#include "ui/create/avoid_field.h"
#include "ui/create/draw_settings.h"
#include "ui/create/empty_create_view.h"
#include "ui/create/job_header.h"
#include "ui/create/large_view.h"
#include "ui/create/picture_grid.h"
#include "ui/create/prompt_composer.h"
#include "ui/create/settings_panel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/column_handle.h"
#include "ui/widgets/size_slider.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/value_slider.h"

using namespace std::chrono_literals;

namespace {

QLineEdit* seedField(const ui::CreatePage& page) {
  for (auto* edit : page.panel().findChildren<QLineEdit*>()) {
    if (edit->accessibleName() == QStringLiteral("Seed")) return edit;
  }
  return nullptr;
}

}  // namespace

class TestCreatePage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void loadingTheSameModelAgainKeepsTheSettings() {
    CreateStage stage;
    QTRY_COMPARE(stage.page.settings().options().guidance, 3.0F);
    stage.page.settings().setGuidance(8);
    stage.page.settings().setSeed(5);
    QVERIFY(stage.load({.threads = 2}));
    QCOMPARE(stage.page.settings().options().guidance, 8.0F);
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{5});
  }

  void everySettingReachesTheEngine() {
    CreateStage stage;
    stage.page.panel().setMoreShown(true);
    const auto sliders = stage.page.panel().findChildren<ui::ValueSlider*>();
    QCOMPARE(sliders.size(), 5);  // pictures, guidance, temperature, top-k, top-p
    const double values[] = {3, 7.5, 0.6, 50, 0.9};
    for (int i = 0; i < 5; ++i) sliders[i]->spinBox()->setValue(values[i]);
    QLineEdit* seed = seedField(stage.page);
    seed->clear();
    QTest::keyClicks(seed, QStringLiteral("18446744073709551615"));
    QTest::keyClicks(stage.find<ui::AvoidField>()->edit(), QStringLiteral("text, frame"));
    stage.page.setPrompt(QStringLiteral("x"));
    stage.page.draw();
    QTRY_VERIFY(stage.ended());
    const auto options = stage.host.calls().last_images.options;
    QCOMPARE(options.count, std::int64_t{3});
    QCOMPARE(options.guidance, 7.5F);
    QCOMPARE(options.sampling.temperature, 0.6F);
    QCOMPARE(options.sampling.top_k, std::int64_t{50});
    QCOMPARE(options.sampling.top_p, 0.9F);
    QCOMPARE(options.sampling.seed, std::numeric_limits<std::uint64_t>::max());
    QCOMPARE(options.avoid, std::string("text, frame"));
  }

  void whatToAvoidIsOffWithoutGuidanceAndSaysWhy() {
    CreateStage stage;
    stage.page.panel().setMoreShown(true);
    auto* field = stage.find<ui::AvoidField>();
    QVERIFY(field->edit()->isVisible() && field->edit()->isEnabled());
    QVERIFY(field->reason().isEmpty());
    QTest::keyClicks(field->edit(), QStringLiteral("text"));
    stage.page.settings().setGuidance(1);
    QVERIFY(!field->edit()->isEnabled());
    QCOMPARE(field->reason(), QStringLiteral("Acts only with a guidance above 1."));
    QCOMPARE(field->edit()->accessibleDescription(), field->reason());
    stage.page.settings().setGuidance(1.5);
    QVERIFY(field->edit()->isEnabled());
    QCOMPARE(field->edit()->toPlainText(), QStringLiteral("text"));
    stage.page.panel().setMoreShown(false);
    QVERIFY(!field->edit()->isVisible());
    const auto says = [&](const QString& words) {
      const auto labels = stage.page.panel().findChildren<QLabel*>();
      return std::ranges::any_of(labels, [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
    };
    QVERIFY2(says(QStringLiteral("Avoids “text”")), "what acts is seen");
    stage.page.settings().setAvoid({});
    QVERIFY(says(QStringLiteral("Top-k, top-p, what to avoid")));
  }

  void whatToAvoidIsToldToBeTooLongWhileItIsTyped() {
    CreateStage stage;
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    stage.page.setPrompt(QStringLiteral("a star"));
    auto* field = stage.find<ui::AvoidField>();
    field->edit()->setPlainText(QStringLiteral("text ").repeated(497));  // with the mark of a picture one more than there is room
    QTRY_COMPARE(field->problem(),
                 QStringLiteral("What to avoid is too long. It takes 498 positions; beside a picture, Fake Blocks has room for 497."));
    QCOMPARE(field->edit()->accessibleDescription(), field->problem());
    stage.page.draw();
    QVERIFY(stage.page.model().queue().isEmpty());
    QVERIFY2(stage.page.panel().isMoreShown(), "who wants to draw is led to what keeps from it");
    QVERIFY(field->edit()->hasFocus());
    stage.page.settings().setGuidance(1);
    QVERIFY2(field->problem().isEmpty(), "it does not act");
    stage.page.settings().setGuidance(5);
    QVERIFY(!field->problem().isEmpty());
    field->edit()->setPlainText(QStringLiteral("text ").repeated(496));
    QVERIFY(field->problem().isEmpty());
    stage.page.draw();
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.host.calls().images, 1);
  }

  void aSeedThatIsTooLargeIsRefused() {
    CreateStage stage;
    QLineEdit* seed = seedField(stage.page);
    seed->setFocus();
    seed->clear();
    QTest::keyClicks(seed, QStringLiteral("1844674407370955161"));
    QVERIFY(!seed->property("error").toBool());
    QTest::keyClicks(seed, QStringLiteral("6"));  // one more than the largest
    QVERIFY(seed->property("error").toBool());
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{1844674407370955161});
    stage.page.settings().setGuidance(4);  // what is being typed is not taken away
    QCOMPARE(seed->text(), QStringLiteral("18446744073709551616"));
    QVERIFY(stage.find<ui::SeedField>()->hint().contains(QStringLiteral("stays in use")));
    QTest::keyClicks(seed, QStringLiteral("x-"));  // no digits: not taken at all
    QCOMPARE(seed->text(), QStringLiteral("18446744073709551616"));
    QTest::keyClick(seed, Qt::Key_Return);  // shows the seed that is in use
    QCOMPARE(seed->text(), QStringLiteral("1844674407370955161"));
    QVERIFY(!seed->property("error").toBool());
  }

  void aTypedSeedIsLockedAndKeepsTheCaretAndTheHistory() {
    CreateStage stage;
    stage.page.settings().setSeed(1234);
    QLineEdit* seed = seedField(stage.page);
    seed->setFocus();
    QTest::keyClick(seed, Qt::Key_Home);
    QTest::keyClicks(seed, QStringLiteral("98"));
    QCOMPARE(seed->text(), QStringLiteral("981234"));
    QCOMPARE(seed->cursorPosition(), 2);
    QVERIFY(stage.page.settings().isSeedLocked());
    QVERIFY(stage.find<ui::SeedField>()->lock()->isChecked());
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{981234});
    QVERIFY(seed->isUndoAvailable());
    seed->undo();
    QCOMPARE(seed->text(), QStringLiteral("1234"));
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{1234});
  }

  void aLowPageGivesThePromptOneLine() {
    CreateStage stage;
    stage.page.resize(1212, ui::metrics::lowPage);
    const int usual = stage.page.composer().edit()->height();
    stage.page.resize(1212, ui::metrics::lowPage - 1);
    QVERIFY(stage.page.composer().edit()->height() < usual);
  }

  void theModelsDefaultsComeFirst() {
    CreateStage stage;
    QTRY_COMPARE(stage.page.settings().options().guidance, 3.0F);
    stage.page.settings().setGuidance(8);
    auto* reset = buttonNamed(stage.page.panel(), QStringLiteral("Reset to the model’s defaults"));
    QVERIFY(reset != nullptr && reset->isEnabled());
    reset->click();
    QCOMPARE(stage.page.settings().options().guidance, 3.0F);
  }

  void aSecondDrawingGoesToTheQueue() {
    CreateStage stage(100ms);
    stage.draw(1);
    QTRY_VERIFY(stage.page.model().running() != nullptr);
    QVERIFY(buttonNamed(stage.page.composer(), QStringLiteral("Add to queue")) != nullptr);
    stage.draw(1);
    QTRY_COMPARE(stage.page.model().queue().size(), 1);
    auto* cancel = buttonNamed(stage.page, QStringLiteral("Take “a red circle” out of the queue"));
    QVERIFY(cancel != nullptr);
    cancel->click();
    QVERIFY(stage.page.model().queue().isEmpty());  // at once, although the first one goes on
    QVERIFY(stage.page.escape());
    QTRY_VERIFY(stage.ended());
    QVERIFY(buttonNamed(stage.page.composer(), QStringLiteral("Draw")) != nullptr);
  }

  void stoppingSaysWhatIsKept() {
    CreateStage stage(20ms);
    stage.draw(2);
    QTRY_VERIFY(stage.page.model().running() != nullptr && stage.page.model().running()->tiles.first().rows >= 1);
    auto* header = stage.find<ui::JobHeader>();
    buttonNamed(*header, QStringLiteral("Stop"))->click();
    QTRY_VERIFY(stage.ended());
    QVERIFY(header->metaText().contains(QStringLiteral("stopped")));
    QVERIFY(header->metaText().contains(QStringLiteral("kept")));
  }

  void whatWasNotBegunLeavesNoTilesBehind() {
    CreateStage stage(500ms);
    stage.draw(6);
    QTRY_VERIFY(stage.page.model().running() != nullptr);
    auto* header = stage.find<ui::JobHeader>();
    stage.page.escape();
    QTRY_VERIFY(stage.ended());
    QVERIFY(stage.page.model().drawings().first().tiles.isEmpty());
    QCOMPARE(header->metaText(), QStringLiteral("You stopped this before a picture had begun"));
    QVERIFY(buttonNamed(*header, QStringLiteral("Reuse settings")) != nullptr);
    QVERIFY(buttonNamed(*header, QStringLiteral("Save all")) == nullptr);
  }

  void aPictureOpensLargeAndEscGoesBack() {
    CreateStage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    stage.page.grid().setFocus();
    stage.page.grid().setCurrentIndex(stage.tile(0));
    QTest::keyClick(&stage.page.grid(), Qt::Key_Space);
    auto* large = stage.find<ui::LargeView>();
    QVERIFY(large->isVisible());
    QTest::keyClick(large, Qt::Key_Right);
    QCOMPARE(large->current(), stage.tile(1));
    QTest::keyClick(large, Qt::Key_Z);
    QVERIFY(!large->isSmooth());
    QVERIFY(stage.page.escape());
    QVERIFY(!large->isVisible());
    QCOMPARE(stage.page.grid().currentIndex(), stage.tile(1));
  }

  void aFailureOffersAnotherTry() {
    CreateStage stage;
    stage.script([](tests::FakeScript& script) {
      script.image_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
    });
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    stage.script([](tests::FakeScript& script) { script.image_error.reset(); });
    buttonNamed(*stage.find<ui::JobHeader>(), QStringLiteral("Try again"))->click();
    QTRY_COMPARE(stage.page.model().drawings().size(), 2);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.page.model().drawings().first().done(), 1);
  }

  void theHeaderSaysWhyWhereEveryPictureHasBegun() {
    CreateStage stage;
    stage.script([](tests::FakeScript& script) {
      script.image_delay = 15ms;
      script.image_error = core::Error(core::ErrorKind::device_failed, "The graphics card stopped working while drawing.");
      script.image_error_after = 9;
    });
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    QStringList texts;
    for (const ui::ElidedLabel* label : stage.find<ui::JobHeader>()->findChildren<ui::ElidedLabel*>()) texts.append(label->text());
    QVERIFY2(texts.contains(QStringLiteral("0 of 2 done, 2 kept as far as they came. The graphics card stopped working while drawing.")),
             qPrintable(texts.join(u'|')));
  }

  void examplesFillThePromptAndWait() {
    CreateStage stage;
    auto* button = stage.find<ui::EmptyCreateView>()->findChild<ui::TextButton*>();
    button->click();
    QCOMPARE(stage.page.composer().prompt(), button->text());
    QVERIFY(stage.page.model().queue().isEmpty());
  }

  void thePanelLiesOverTheContentInANarrowWindow() {
    CreateStage stage;
    QVERIFY(stage.page.panel().isVisible());
    stage.page.resize(832, 522);
    QVERIFY(!stage.page.panel().isVisible());
    stage.page.togglePanel();
    QTRY_VERIFY(stage.page.panel().isVisible());
    QVERIFY(stage.page.escape());
    QVERIFY(!stage.page.panel().isVisible());
  }

  void theTileSizeChangesTheColumns() {
    CreateStage stage;
    stage.draw(6);
    QTRY_VERIFY(stage.ended());
    const int before = stage.page.grid().columns();
    stage.page.grid().setPreferredCellSize(132);
    QTRY_VERIFY(stage.page.grid().columns() > before);
  }

  void tabGoesFromThePromptToTheExamples() {
    CreateStage stage;
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    const auto examples = stage.find<ui::EmptyCreateView>()->findChildren<ui::TextButton*>();
    QCOMPARE(examples.size(), 4);
    QTRY_VERIFY(examples.last()->isVisible());
    const QList<QWidget*> walk = tests::tabWalk(stage.page.composer().edit());
    for (qsizetype i = 0; i < examples.size(); ++i) QCOMPARE(walk[i + 1], static_cast<QWidget*>(examples[i]));
  }

  void tabGoesThroughThePageAsItIsRead() {
    CreateStage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    stage.script([](tests::FakeScript& script) { script.image_delay = 200ms; });
    stage.draw(1);
    QTRY_VERIFY(stage.page.model().running() != nullptr);
    stage.draw(1);
    QTRY_COMPARE(stage.page.model().queue().size(), 1);
    ui::PictureGrid& grid = stage.page.grid();
    const auto inHeader = [&](int section, const QString& words) {
      return buttonNamed(*grid.indexWidget(stage.page.model().index(section, 0)), words);
    };
    const QList<QWidget*> content{stage.page.composer().edit(),
                                  stage.page.composer().button(),
                                  buttonNamed(stage.page, QStringLiteral("Take “a red circle” out of the queue")),
                                  inHeader(0, QStringLiteral("More")),
                                  inHeader(0, QStringLiteral("Stop")),
                                  inHeader(1, QStringLiteral("Rank")),
                                  inHeader(1, QStringLiteral("Save all")),
                                  inHeader(1, QStringLiteral("Reuse settings")),
                                  inHeader(1, QStringLiteral("More")),
                                  &grid,
                                  stage.find<ui::ColumnHandle>()};
    const QList<QWidget*> topBar{stage.find<ui::SizeSlider>()->focusProxy(),
                                 buttonNamed(stage.page, QStringLiteral("Show how sure the model was of each token")),
                                 buttonNamed(stage.page, QStringLiteral("Settings panel"))};
    const QList<QWidget*> walk = tests::tabWalk(content.first());
    QCOMPARE(walk.first(content.size()), content);
    QCOMPARE(walk.last(topBar.size()), topBar);
    const QList<QWidget*> inPanel = walk.sliced(content.size(), walk.size() - content.size() - topBar.size());
    QVERIFY2(inPanel.size() >= 10, "three sliders with their boxes, the seed with its buttons, More");
    int last = 0;
    for (const QWidget* stop : inPanel) {
      QVERIFY2(stage.page.panel().isAncestorOf(stop), stop->metaObject()->className());
      const int middle = stop->mapTo(&stage.page.panel(), stop->rect().center()).y();
      QVERIFY2(middle >= last - 2, "from top to bottom; a slider and its box stand in one row");
      last = middle;
    }
  }

  void theMenuOfATileDoesWhatItSays() {
    CreateStage stage;
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    stage.page.grid().setCurrentIndex(stage.tile(0));
    const auto choose = [&](const QString& words) {
      QTest::keyClick(&stage.page.grid(), Qt::Key_Menu);
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      QVERIFY(menu != nullptr);
      for (QAction* action : menu->actions()) {
        if (action->text().startsWith(words)) action->trigger();
      }
      menu->close();
    };
    QApplication::clipboard()->clear();
    choose(QStringLiteral("Copy picture"));
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(32, 32));
    stage.page.setPrompt(QString());
    choose(QStringLiteral("Reuse settings"));
    QCOMPARE(stage.page.composer().prompt(), QStringLiteral("a red circle"));
    choose(QStringLiteral("Show large"));
    QVERIFY(stage.find<ui::LargeView>()->isVisible());
  }

  void everyControlHasAName() {
    CreateStage stage;
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    for (const QWidget* widget : stage.page.findChildren<QWidget*>()) {
      if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible()) continue;
      if (qobject_cast<const QLineEdit*>(widget) != nullptr && widget->objectName().startsWith(QStringLiteral("qt_")))
        continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
      QVERIFY2(named, widget->metaObject()->className());
    }
  }
};

BIFRONS_TEST(TestCreatePage)
#include "tst_create_page.moc"
