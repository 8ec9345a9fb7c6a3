#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>

#include "core/image/image_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/gallery/gallery_stage.h"
#include "tests/ui/support/tab_walk.h"
#include "ui/bridge/qt_convert.h"
#include "ui/gallery/compare_view.h"
#include "ui/gallery/empty_gallery.h"
#include "ui/gallery/gallery_delegate.h"
#include "ui/gallery/picture_desk.h"
#include "ui/gallery/picture_details.h"
#include "ui/store/picture_files.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_stage.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/toast.h"

namespace {

QStringList wordsIn(const QWidget& widget) {
  QStringList words;
  for (const QLabel* label : widget.findChildren<QLabel*>()) {
    if (label->isVisible()) words.append(label->text());
  }
  return words;
}

}  // namespace

class TestGalleryPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSelectedPictureHasItsDetails() {
    GalleryStage stage;
    stage.select({stage.newest});
    QTRY_VERIFY(wordsIn(stage.page.details()).contains(QStringLiteral("a blue square")));
    QVERIFY(wordsIn(stage.page.details()).contains(QStringLiteral("Fake Blocks")));
    QTRY_VERIFY(wordsIn(stage.page.details()).contains(QStringLiteral("The file holds its 16 tokens and can be rebuilt exactly.")));
    QCOMPARE(stage.page.filters().countText(), QStringLiteral("3 pictures"));
    stage.select({stage.newest, stage.second});
    QCOMPARE(stage.page.filters().countText(), QStringLiteral("2 of 3 selected"));
    QVERIFY(!wordsIn(stage.page.details()).contains(QStringLiteral("a blue square")));
  }

  void searchAndFiltersNarrowTheList() {
    GalleryStage stage;
    auto* search = stage.find<ui::SearchField>();
    stage.page.focusSearch();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("star"));
    QTRY_COMPARE(stage.listed(), QList<qint64>{stage.second});
    QVERIFY(stage.button(QStringLiteral("Clear all")) == nullptr);
    stage.button(QStringLiteral("Starred"))->click();
    QTRY_COMPARE(stage.page.model().count(), 0);
    QVERIFY(stage.find<ui::EmptyGallery>()->isVisible());
    QVERIFY(wordsIn(stage.page).contains(QStringLiteral("No picture matches.")));
    QVERIFY(stage.button(QStringLiteral("Clear all")) != nullptr);
    stage.button(QStringLiteral("Take back the filter “star”"))->click();
    QTRY_COMPARE(stage.page.filters().filter().count(), 1);
    stage.button(QStringLiteral("Filter: Starred"))->click();
    QTRY_COMPARE(stage.page.model().count(), 3);
  }

  void aStarIsGivenAndTakenWhereItIsPressed() {
    GalleryStage stage;
    stage.select({stage.newest});
    ui::GalleryGrid& grid = stage.page.grid();
    const QRect cell = grid.visualRect(stage.page.model().indexOf(stage.second));
    QTRY_VERIFY(stage.page.model().record(stage.second) != nullptr);
    const auto starred = [&] { return stage.page.model().record(stage.second)->starred; };
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::NoModifier, ui::starBox(cell).center());
    QTRY_VERIFY(starred());
    QCOMPARE(grid.selectedIds(), QList<qint64>{stage.newest});  // another one
    const QImage before = grid.viewport()->grab(ui::starBox(cell)).toImage();
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::NoModifier, ui::starBox(cell).center());
    QTRY_VERIFY(!starred());
    QVERIFY(grid.viewport()->grab(ui::starBox(cell)).toImage() != before);
  }

  void theCellWithTheFocusShowsItsStar() {
    GalleryStage stage;
    ui::GalleryGrid& grid = stage.page.grid();
    stage.select({stage.newest});
    QTRY_VERIFY(stage.page.model().record(stage.newest) != nullptr);
    const QRect star = ui::starBox(grid.visualRect(stage.page.model().indexOf(stage.newest)));
    const auto scrim = [&] { return grid.viewport()->grab(star).toImage().pixelColor(star.width() / 2, 2); };
    stage.page.focusSearch();
    QTRY_VERIFY(!grid.hasFocus());
    const QColor without = scrim();
    grid.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&grid, Qt::Key_Home);  // the focus shows while the keyboard is used
    QTRY_VERIFY(scrim() != without);
  }

  void whatLiesOverTheGridFollowsItsSize() {
    GalleryStage stage;
    stage.page.resize(832, 522);  // the smallest window
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_Space);
    auto* large = stage.find<ui::PictureStage>();
    QTRY_VERIFY(large->isVisible());
    QCOMPARE(large->size(), large->parentWidget()->size());
    QCOMPARE(large->width(), 832);
    stage.page.escape();
    stage.select({stage.newest, stage.second});
    QTest::keyClick(&stage.page.grid(), Qt::Key_C);
    auto* compare = stage.find<ui::CompareView>();
    QTRY_VERIFY(compare->isVisible());
    QCOMPARE(compare->width(), 832);
    stage.page.resize(1000, 600);
    QTRY_COMPARE(compare->size(), QSize(1000, 600));
  }

  void aFilterIsTakenBackByAKey() {
    GalleryStage stage;
    stage.button(QStringLiteral("Starred"))->click();
    QTRY_COMPARE(stage.page.model().count(), 0);
    QTest::keyClick(stage.button(QStringLiteral("Filter: Starred")), Qt::Key_Delete);
    QTRY_COMPARE(stage.page.model().count(), 3);
  }

  void theModelsOfTheHistoryAreInTheMenu() {
    GalleryStage stage;
    auto* models = stage.button(QStringLiteral("All models"));
    auto* menu = models->findChild<QMenu*>();
    QTRY_COMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QCOMPARE(stage.page.filters().filter().model, QStringLiteral("Fake Blocks"));
    QTRY_COMPARE(stage.page.model().count(), 3);
  }

  void keysSelectAndStar() {
    GalleryStage stage;
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(stage.page.grid().selectedIds(), (QList<qint64>{stage.newest, stage.second}));
    QTest::keyClick(&stage.page.grid(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(stage.page.grid().selectedCount(), 3);
    QTest::keyClick(&stage.page.grid(), Qt::Key_S);
    QTRY_VERIFY(stage.page.model().record(stage.old) != nullptr && stage.page.model().record(stage.old)->starred);
    stage.select({stage.old});
    QTest::keyClick(&stage.page.grid(), Qt::Key_S);
    QTRY_VERIFY(!stage.page.model().record(stage.old)->starred);
  }

  void shiftSelectsOverDays() {
    GalleryStage stage;
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(stage.page.grid().selectedIds(), (QList<qint64>{stage.newest, stage.second, stage.old}));
  }

  void spaceOpensLargeAndArrowsGoOn() {
    GalleryStage stage;
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_Space);
    auto* large = stage.find<ui::PictureStage>();
    QVERIFY(large->isVisible());
    QTRY_VERIFY(!large->picture().isNull());
    QCOMPARE(large->picture().pixelColor(5, 5), QColor(30, 30, 200));
    QTest::keyClick(large, Qt::Key_Right);
    QTRY_COMPARE(large->picture().pixelColor(5, 5), QColor(30, 200, 30));
    QVERIFY(stage.page.escape());
    QVERIFY(!large->isVisible());
    QCOMPARE(stage.page.grid().currentId(), stage.second);
  }

  void twoAreCompared() {
    GalleryStage stage;
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_C);
    QVERIFY(stage.find<ui::Toast>()->text().contains(QStringLiteral("Select two")));
    stage.select({stage.second, stage.newest});
    QTest::keyClick(&stage.page.grid(), Qt::Key_C);
    QTRY_VERIFY(stage.find<ui::CompareView>()->isVisible());
    QTRY_VERIFY(wordsIn(*stage.find<ui::CompareView>()).contains(QStringLiteral("a green star")));
    QVERIFY(stage.page.escape());
    QVERIFY(!stage.find<ui::CompareView>()->isVisible());
  }

  void theTrashIsUndone() {
    GalleryStage stage;
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_Delete);
    QTRY_COMPARE(stage.listed(), (QList<qint64>{stage.second, stage.old}));
    QTRY_COMPARE(stage.page.grid().selectedIds(), QList<qint64>{stage.second});
    QVERIFY(stage.find<ui::Toast>()->text().contains(QStringLiteral("1 picture is in the trash")));
    stage.button(QStringLiteral("Undo"))->click();
    QTRY_COMPARE(stage.listed(), (QList<qint64>{stage.newest, stage.second, stage.old}));
    QTRY_COMPARE(stage.page.grid().selectedIds(), QList<qint64>{stage.newest});
  }

  void theKeysBringBackOneAfterTheOther() {
    GalleryStage stage;
    stage.page.grid().setFocus();
    stage.select({stage.newest});
    QTest::keyClick(&stage.page.grid(), Qt::Key_Delete);
    QTRY_COMPARE(stage.page.grid().selectedIds(), QList<qint64>{stage.second});
    QTest::keyClick(&stage.page.grid(), Qt::Key_Delete);
    QTRY_COMPARE(stage.listed(), QList<qint64>{stage.old});
    QTest::keyClick(&stage.page.grid(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(stage.listed(), (QList<qint64>{stage.second, stage.old}));
    QTest::keyClick(&stage.page.grid(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(stage.listed(), (QList<qint64>{stage.newest, stage.second, stage.old}));
    QTest::keyClick(&stage.page.grid(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(stage.find<ui::Toast>()->text().startsWith(QStringLiteral("Nothing is in the trash")));
  }

  void copiesWithAndWithoutItsNotes() {
    GalleryStage stage;
    QSignalSpy copied(&stage.page.desk(), &ui::PictureDesk::copied);
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(copied.count(), 1);
    const QByteArray png = QApplication::clipboard()->mimeData()->data(QStringLiteral("image/png"));
    QCOMPARE(core::image::read_png_text(png.toStdString(), "x")["prompt"], std::string("a blue square"));
    QTRY_VERIFY(stage.page.model().record(stage.newest) != nullptr);
    stage.page.desk().copy(*stage.page.model().record(stage.newest), ui::PictureDesk::Notes::Without);
    QTRY_COMPARE(copied.count(), 2);
    const QImage plain = QApplication::clipboard()->image();
    QCOMPARE(plain.pixelColor(3, 3), QColor(30, 30, 200));
    QVERIFY(plain.textKeys().isEmpty());
    QVERIFY(QApplication::clipboard()->mimeData()->urls().isEmpty());
  }

  void savesAndReplacesNothing() {
    GalleryStage stage;
    QTRY_VERIFY(stage.page.model().record(stage.newest) != nullptr && stage.page.model().record(stage.second) != nullptr);
    const auto one = *stage.page.model().record(stage.newest);
    QSignalSpy saved(&stage.page.desk(), &ui::PictureDesk::saved);
    stage.page.desk().save(one, stage.folder.filePath(QStringLiteral("mine.png")));
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(ui::picture_files::read(stage.folder.filePath(QStringLiteral("mine.png"))).value().prompt, std::string("a blue square"));
    stage.page.desk().saveAll({one, one}, stage.folder.path());
    QTRY_COMPARE(saved.count(), 2);
    QVERIFY(QFile::exists(stage.folder.filePath(QStringLiteral("a-blue-square-4182-0 (2).png"))));
    stage.page.desk().save(one, QStringLiteral("/proc/nowhere/x.png"));
    QTRY_VERIFY(stage.find<ui::InlineNote>()->isVisible());
    QVERIFY(stage.find<ui::InlineNote>()->sentence().contains(QStringLiteral("still in the gallery")));
  }

  void settingsAndPictureGoToOtherPages() {
    GalleryStage stage;
    QSignalSpy reused(&stage.page, &ui::GalleryPage::reuseRequested);
    QSignalSpy discussed(&stage.page, &ui::GalleryPage::discussRequested);
    stage.select({stage.newest});
    stage.page.grid().setFocus();
    QTest::keyClick(&stage.page.grid(), Qt::Key_U);
    QTRY_COMPARE(reused.count(), 1);
    QCOMPARE(reused.first().first().value<ui::PictureRecord>().drawn.prompt, std::string("a blue square"));
    QTest::keyClick(&stage.page.grid(), Qt::Key_D);
    QTRY_COMPARE(discussed.count(), 1);
    QVERIFY(QFile::exists(discussed.first().first().toString()));
  }

  void aGoneFileIsRebuiltFromItsTokens() {
    GalleryStage stage;
    QTRY_VERIFY(stage.page.model().record(stage.newest) != nullptr);
    const QString path = stage.archive.pathOf(stage.page.model().record(stage.newest)->file);
    QVERIFY(QFile::remove(path));
    stage.select({stage.newest});
    QTRY_VERIFY(stage.button(QStringLiteral("Rebuild from its tokens")) != nullptr);
    stage.button(QStringLiteral("Rebuild from its tokens"))->click();
    auto* problem = stage.find<ui::InlineNote>();
    QTRY_VERIFY(problem->isVisible());  // no model is loaded
    QVERIFY(problem->sentence().contains(QStringLiteral("Fake Blocks")));
    QVERIFY(stage.load());
    stage.button(QStringLiteral("Rebuild from its tokens"))->click();
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(ui::picture_files::read(path).value().prompt, std::string("a blue square"));
    const auto painted = tests::fake_picture(stage.host.script().info, 3, 4);
    QCOMPARE(core::image::read_image(ui::toPath(path)), painted);
    QTRY_VERIFY(stage.button(QStringLiteral("Rebuild from its tokens")) == nullptr);
  }

  void otherWeightsDoNotRebuildAPicture() {
    GalleryStage stage;
    ui::PictureRecord record = tests::drawnPicture();
    record.drawn.model = "Fake Blocks";
    record.drawn.model_hash = "0a";
    record.made = QDateTime::currentMSecsSinceEpoch();
    QImage picture(32, 32, QImage::Format_RGB888);
    picture.fill(Qt::white);
    QSignalSpy kept(&stage.archive, &ui::PictureArchive::kept);
    stage.archive.keep(picture, record);
    QTRY_COMPARE(kept.count(), 1);
    const auto stored = kept.first().at(1).value<ui::PictureRecord>();
    QVERIFY(QFile::remove(stage.archive.pathOf(stored.file)));
    stage.script([](tests::FakeScript& script) { script.info.weights_hash = "0b"; });
    QVERIFY(stage.load());
    QTRY_COMPARE(stage.page.model().count(), 4);
    stage.select({stored.id});
    QTRY_VERIFY(stage.button(QStringLiteral("Rebuild from its tokens")) != nullptr);
    stage.button(QStringLiteral("Rebuild from its tokens"))->click();
    auto* problem = stage.find<ui::InlineNote>();
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(problem->sentence().contains(QStringLiteral("with other weights")), qPrintable(problem->sentence()));
    QVERIFY(!QFile::exists(stage.archive.pathOf(stored.file)));
  }

  void branchesLeadToEachOther() {
    GalleryStage stage;
    QTRY_VERIFY(stage.page.model().record(stage.newest) != nullptr);
    ui::PictureRecord branch = tests::drawnPicture("a branch");
    branch.parent = stage.newest;
    branch.drawn.kept_tokens = 2;
    branch.made = QDateTime::currentMSecsSinceEpoch();
    QImage picture(32, 32, QImage::Format_RGB888);
    picture.fill(Qt::white);
    stage.archive.keep(picture, branch);
    QTRY_COMPARE(stage.page.model().count(), 4);
    stage.select({stage.newest});
    QTRY_VERIFY(stage.button(QStringLiteral("The branch of it, from row 2")) != nullptr);
    stage.button(QStringLiteral("The branch of it, from row 2"))->click();
    QTRY_VERIFY(stage.button(QStringLiteral("The picture that it branched from, from row 2")) != nullptr);
    stage.button(QStringLiteral("The picture that it branched from, from row 2"))->click();
    QTRY_COMPARE(stage.page.grid().selectedIds(), QList<qint64>{stage.newest});
  }

  void anEmptyHistoryLeadsToCreate() {
    GalleryHistory history;
    ui::GalleryPage page(*history.bridge, history.preferences, history.archive, history.folder.path());
    page.resize(1000, 700);
    page.show();
    QTRY_VERIFY(page.findChild<ui::EmptyGallery*>()->isVisible());
    QVERIFY(wordsIn(page).contains(QStringLiteral("Nothing drawn yet. Every picture you make is kept here.")));
    QSignalSpy wanted(&page, &ui::GalleryPage::createRequested);
    for (auto* button : page.findChildren<QAbstractButton*>()) {
      if (button->text() == QStringLiteral("Open Create")) button->click();
    }
    QCOMPARE(wanted.count(), 1);
  }

  void tabGoesThroughThePageAsItIsRead() {
    GalleryStage stage;
    stage.select({stage.newest});
    QTRY_VERIFY(stage.button(QStringLiteral("Reuse settings")) != nullptr);
    const QList<QWidget*> walk = tests::tabWalk(stage.find<ui::SearchField>());
    const QList<QWidget*> begin{stage.find<ui::SearchField>(), stage.button(QStringLiteral("All models")),
                                stage.button(QStringLiteral("Any date")), stage.button(QStringLiteral("Starred")),
                                &stage.page.grid()};
    QCOMPARE(walk.first(begin.size()), begin);
    QCOMPARE(walk.last(), stage.button(QStringLiteral("Details panel")));
    const auto place = [&](const char* name) { return walk.indexOf(stage.button(QString::fromUtf8(name))); };
    QVERIFY(place("Show the picture large") > begin.size() - 1);
    QVERIFY(place("Reuse settings") > place("Show the picture large"));
    QVERIFY(place("Discuss") > place("Reuse settings"));
    QVERIFY(place("Save as…") > place("More"));
    QVERIFY(place("Move to the trash") > place("Save as…"));
  }

  void everyControlHasAName() {
    GalleryStage stage;
    stage.select({stage.newest});
    for (const QWidget* widget : stage.page.findChildren<QWidget*>()) {
      if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible()) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      const auto* label = qobject_cast<const QLabel*>(widget);
      const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()) ||
                         (label != nullptr && !label->text().isEmpty());
      QVERIFY2(named, widget->metaObject()->className());
    }
  }
};

BIFRONS_TEST(TestGalleryPage)
#include "tst_gallery_page.moc"
