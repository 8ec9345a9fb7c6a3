#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/create/empty_create_view.h"
#include "ui/create/job_header.h"
#include "ui/create/large_view.h"
#include "ui/create/picture_grid.h"
#include "ui/create/prompt_composer.h"
#include "ui/create/settings_panel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/value_slider.h"

using namespace std::chrono_literals;

namespace {

/// The page with the fake model loaded, shown at the size that it has in a window of 1280 × 800.
struct Stage : tests::UiFixture {
  ui::CreatePage page{*bridge, preferences};

  explicit Stage(std::chrono::milliseconds perToken = 0ms) {
    script([&](tests::FakeScript& script) {
      script.image_delay = perToken;
      script.info.image_defaults.guidance = 3;
    });
    bridge->loadModel({});
    page.resize(1212, 722);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) qWarning("the page did not become active");
  }

  void draw(int count = 2) {
    page.setPrompt(QStringLiteral("a red circle"));
    page.settings().setCount(count);
    page.draw();
  }
  [[nodiscard]] bool ended() const {
    return !page.model().drawings().isEmpty() && page.model().running() == nullptr && page.model().queue().isEmpty();
  }
  [[nodiscard]] QModelIndex tile(int number) const { return page.model().index(number, 0, page.model().index(0, 0)); }
  template <typename Widget>
  [[nodiscard]] Widget* find() const { return page.findChild<Widget*>(); }
};

QAbstractButton* buttonNamed(const QWidget& where, const QString& text) {
  for (auto* button : where.findChildren<QAbstractButton*>()) {
    if ((button->text() == text || button->accessibleName() == text) && button->isVisible()) return button;
  }
  return nullptr;
}

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
  void ctrlEnterDraws() {
    Stage stage;
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("a star"));
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.host.calls().last_images.prompt, std::string("a star"));
    QCOMPARE(stage.page.composer().prompt(), QStringLiteral("a star"));
  }

  void anEmptyPromptIsNotDrawnAndSaysWhatToDo() {
    Stage stage;
    const QString advice = QStringLiteral("Write what the picture should show first");
    auto* draw = buttonNamed(stage.page.composer(), QStringLiteral("Draw"));
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("   "));
    QVERIFY(!draw->isEnabled());
    QCOMPARE(draw->toolTip(), advice);
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(stage.page.model().queue().isEmpty());
    QVERIFY(stage.find<ui::Toast>()->isVisible());
    QCOMPARE(stage.find<ui::Toast>()->text(), advice);
    QCOMPARE(stage.page.composer().edit()->toPlainText(), QStringLiteral("   "));
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("x"));
    QVERIFY(draw->isEnabled());
    QVERIFY(draw->toolTip() != advice);
  }

  void loadingTheSameModelAgainKeepsTheSettings() {
    Stage stage;
    QTRY_COMPARE(stage.page.settings().options().guidance, 3.0F);
    stage.page.settings().setGuidance(8);
    stage.page.settings().setSeed(5);
    QVERIFY(stage.load({.threads = 2}));
    QCOMPARE(stage.page.settings().options().guidance, 8.0F);
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{5});
  }

  void everySettingReachesTheEngine() {
    Stage stage;
    stage.page.panel().setMoreShown(true);
    const auto sliders = stage.page.panel().findChildren<ui::ValueSlider*>();
    QCOMPARE(sliders.size(), 5);  // pictures, guidance, temperature, top-k, top-p
    const double values[] = {3, 7.5, 0.6, 50, 0.9};
    for (int i = 0; i < 5; ++i) sliders[i]->spinBox()->setValue(values[i]);
    QLineEdit* seed = seedField(stage.page);
    seed->clear();
    QTest::keyClicks(seed, QStringLiteral("18446744073709551615"));
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
  }

  void aSeedThatIsTooLargeIsRefused() {
    Stage stage;
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
    Stage stage;
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
    Stage stage;
    stage.page.resize(1212, ui::metrics::lowPage);
    const int usual = stage.page.composer().edit()->height();
    stage.page.resize(1212, ui::metrics::lowPage - 1);
    QVERIFY(stage.page.composer().edit()->height() < usual);
  }

  void theModelsDefaultsComeFirst() {
    Stage stage;
    QTRY_COMPARE(stage.page.settings().options().guidance, 3.0F);
    stage.page.settings().setGuidance(8);
    auto* reset = buttonNamed(stage.page.panel(), QStringLiteral("Reset to the model’s defaults"));
    QVERIFY(reset != nullptr && reset->isEnabled());
    reset->click();
    QCOMPARE(stage.page.settings().options().guidance, 3.0F);
  }

  void aSecondDrawingGoesToTheQueue() {
    Stage stage(100ms);
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
    Stage stage(20ms);
    stage.draw(2);
    QTRY_VERIFY(stage.page.model().running() != nullptr && stage.page.model().running()->tiles.first().rows >= 1);
    auto* header = stage.find<ui::JobHeader>();
    buttonNamed(*header, QStringLiteral("Stop"))->click();
    QTRY_VERIFY(stage.ended());
    QVERIFY(header->metaText().contains(QStringLiteral("stopped")));
    QVERIFY(header->metaText().contains(QStringLiteral("kept")));
  }

  void aTileIsSavedCopiedAndReused() {
    Stage stage;
    stage.page.settings().setSeed(99);
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    const QString path = stage.folder.filePath(QStringLiteral("kept.png"));
    stage.page.saveTile(stage.tile(1), path);
    QTRY_VERIFY(QFileInfo::exists(path));
    QTRY_VERIFY(stage.find<ui::Toast>()->text().contains(QStringLiteral("kept.png")));

    QApplication::clipboard()->clear();
    stage.page.grid().setCurrentIndex(stage.tile(0));
    QTest::keyClick(&stage.page.grid(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(32, 32));

    stage.page.setPrompt(QString());
    QTest::keyClick(&stage.page.grid(), Qt::Key_U);
    QCOMPARE(stage.page.composer().prompt(), QStringLiteral("a red circle"));
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{99});
  }

  void savingThatFailsIsToldOnThePage() {
    Stage stage;
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    stage.page.saveTile(stage.tile(0), QStringLiteral("/proc/nowhere/x.png"));
    QTRY_VERIFY(stage.find<ui::InlineNote>()->isVisible());
    QVERIFY(stage.find<ui::InlineNote>()->sentence().contains(QStringLiteral("still here")));
  }

  void allPicturesGoToOneFolder() {
    Stage stage;
    stage.draw(3);
    QTRY_VERIFY(stage.ended());
    stage.page.saveAll(stage.page.model().drawings().first().job, stage.folder.path());
    QTRY_COMPARE(QDir(stage.folder.path()).entryList({QStringLiteral("a-red-circle-*.png")}).size(), 3);
    QTRY_COMPARE(stage.find<ui::Toast>()->text(), QStringLiteral("3 pictures saved in %1").arg(stage.folder.path()));
  }

  void savingAllReplacesNoFile() {
    Stage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    const auto seed = stage.page.model().drawings().first().options.sampling.seed;
    const QString taken = stage.folder.filePath(QStringLiteral("a-red-circle-%1-0.png").arg(seed));
    QFile file(taken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    stage.page.saveAll(stage.page.model().drawings().first().job, stage.folder.path());
    const QString other = stage.folder.filePath(QStringLiteral("a-red-circle-%1-0 (2).png").arg(seed));
    QTRY_VERIFY(QFileInfo::exists(other));
    QTRY_VERIFY(stage.find<ui::Toast>()->text().contains(QStringLiteral("1 got a new name")));
    QVERIFY(stage.find<ui::Toast>()->text().contains(stage.folder.path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QCOMPARE(QDir(stage.folder.path()).entryList({QStringLiteral("a-red-circle-*.png")}).size(), 3);
  }

  void aPictureOpensLargeAndEscGoesBack() {
    Stage stage;
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
    Stage stage;
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

  void examplesFillThePromptAndWait() {
    Stage stage;
    auto* button = stage.find<ui::EmptyCreateView>()->findChild<ui::TextButton*>();
    button->click();
    QCOMPARE(stage.page.composer().prompt(), button->text());
    QVERIFY(stage.page.model().queue().isEmpty());
  }

  void thePanelLiesOverTheContentInANarrowWindow() {
    Stage stage;
    QVERIFY(stage.page.panel().isVisible());
    stage.page.resize(832, 522);
    QVERIFY(!stage.page.panel().isVisible());
    QTest::keyClick(&stage.page, Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(stage.page.panel().isVisible());
    QVERIFY(stage.page.escape());
    QVERIFY(!stage.page.panel().isVisible());
  }

  void theTileSizeChangesTheColumns() {
    Stage stage;
    stage.draw(6);
    QTRY_VERIFY(stage.ended());
    const int before = stage.page.grid().columns();
    stage.page.grid().setPreferredCellSize(132);
    QTRY_VERIFY(stage.page.grid().columns() > before);
  }

  void everyControlHasAName() {
    Stage stage;
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
