#include <QMouseEvent>
#include <QTest>
#include <cmath>

#include "tests/support/test_registry.h"
#include "tests/ui/create/drawn_stage.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/job_header.h"
#include "ui/create/region_frame.h"
#include "ui/store/picture_files.h"

namespace {

/// The frame over the first tile, whose picture has 4 × 4 tokens.
struct FrameStage : DrawnStage {
  ui::RegionFrame* frame;

  FrameStage() {
    QTest::keyClick(&page.grid(), Qt::Key_R, Qt::ShiftModifier);
    frame = find<ui::RegionFrame>();
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(frame, key, modifiers); }
  [[nodiscard]] QPoint cell(int column, int row) const {
    return {frame->width() * (2 * column + 1) / 8, frame->height() * (2 * row + 1) / 8};
  }
};

}  // namespace

/// A rectangle of a picture is drawn anew, all else stays.
class TestRegionFrame : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void arrowsMoveItAndShiftSizesIt() {
    FrameStage stage;
    QVERIFY(stage.frame->isVisible() && stage.frame->hasFocus());
    QCOMPARE(stage.frame->cells(), QRect(1, 1, 2, 2));
    stage.key(Qt::Key_Right);
    stage.key(Qt::Key_Right);
    QCOMPARE(stage.frame->cells(), QRect(2, 1, 2, 2));  // no further than the edge
    stage.key(Qt::Key_Up);
    stage.key(Qt::Key_Left);
    QCOMPARE(stage.frame->cells(), QRect(1, 0, 2, 2));
    stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(stage.frame->cells(), QRect(1, 0, 3, 3));
    stage.key(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(stage.frame->cells(), QRect(1, 0, 3, 3));
    for (int i = 0; i < 5; ++i) stage.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(stage.frame->cells(), QRect(1, 0, 1, 3));
    QVERIFY2(stage.frame->accessibleName().contains(QStringLiteral("1 × 3 cells, from row 1 and column 2 of 4")),
             qPrintable(stage.frame->accessibleName()));
  }

  void enterDrawsFourAndTheRestStaysAsItWas() {
    FrameStage stage;
    const ui::Tile parent = newest(stage).tiles[0];
    stage.key(Qt::Key_Return);
    QVERIFY(!stage.frame->isVisible());
    QVERIFY(stage.drawn(2));
    const auto asked = stage.host.calls().last_images;
    QCOMPARE(asked.options.count, std::int64_t{4});
    QVERIFY(asked.options.sampling.seed != 99);
    QCOMPARE(asked.variation.kept_tokens, parent.codes);
    QVERIFY(asked.variation.region == (core::inference::PictureRegion{.row = 1, .column = 1, .rows = 2, .columns = 2}));
    for (const ui::Tile& tile : newest(stage).tiles) {
      for (std::size_t i = 0; i < 16; ++i) {
        const bool inside = asked.variation.region->contains(static_cast<std::int64_t>(i), 4);
        QCOMPARE(tile.codes[i], inside ? std::int64_t{tile.number} : parent.codes[i]);
      }
    }
    QCOMPARE(stage.page.model().drawings().last().tiles[0].codes, parent.codes);  // the original is there
    QTRY_VERIFY(stage.isStored());
    const auto notes = ui::picture_files::read(stage.archive.pathOf(newest(stage).tiles[0].file)).value();
    QCOMPARE(ui::toQString(notes.parent), parent.file);
    QCOMPARE(notes.kept_tokens, std::int64_t{5});  // up to the first of the region
    QCOMPARE(notes.index, std::int64_t{newest(stage).tiles[0].number});
  }

  void whatGoesBestWithTheRestComesFirst() {
    FrameStage stage;
    stage.key(Qt::Key_Return);
    QVERIFY(stage.drawn(2));
    QVERIFY(newest(stage).ranking.by == ui::RankedBy::Surroundings);
    QCOMPARE(stage.numbers(), (QList<int>{2, 1, 0, 3}));  // chances of 0.5, 0.375, 0.25 and 0.25
    QVERIFY(std::abs(newest(stage).tiles[0].merit - 0.5) < 1e-9);
    QCOMPARE(newest(stage).tiles[3].rank, 4);
    const QString words = stage.tile(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains(QStringLiteral("rank 1 of 4, a token around the region fits with 50.0 %")), qPrintable(words));
    QStringList metas;
    for (auto* header : stage.page.findChildren<ui::JobHeader*>()) metas.append(header->metaText());
    QVERIFY2(metas.join(QLatin1Char('|')).contains(QStringLiteral("2 × 2 cells drawn anew")), qPrintable(metas.join(QLatin1Char('|'))));
    buttonNamed(stage.page, QStringLiteral("As drawn"))->click();
    QCOMPARE(stage.numbers(), (QList<int>{0, 1, 2, 3}));
  }

  void withNothingBehindTheRegionNothingIsRanked() {
    FrameStage stage;
    stage.key(Qt::Key_Right);
    stage.key(Qt::Key_Down);
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up}) stage.key(key, Qt::ShiftModifier);
    stage.key(Qt::Key_Right);
    stage.key(Qt::Key_Down);
    QCOMPARE(stage.frame->cells(), QRect(3, 3, 1, 1));
    stage.key(Qt::Key_Return);
    QVERIFY(stage.drawn(2));
    QVERIFY(newest(stage).ranking.by == ui::RankedBy::Nothing);
    QCOMPARE(stage.numbers(), (QList<int>{0, 1, 2, 3}));
  }

  void theMouseDrawsAnotherAndAClickInItChooses() {
    FrameStage stage;
    QTest::mousePress(stage.frame, Qt::LeftButton, {}, stage.cell(3, 2));
    QMouseEvent move(QEvent::MouseMove, stage.cell(1, 0), stage.frame->mapToGlobal(stage.cell(1, 0)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(stage.frame, &move);
    QTest::mouseRelease(stage.frame, Qt::LeftButton, {}, stage.cell(1, 0));
    QVERIFY(stage.frame->isVisible());
    QCOMPARE(stage.frame->cells(), QRect(1, 0, 3, 3));
    QTest::mouseClick(stage.frame, Qt::LeftButton, {}, stage.cell(0, 3));  // beside it: it comes there
    QVERIFY(stage.frame->isVisible());
    QCOMPARE(stage.frame->cells(), QRect(0, 1, 3, 3));
    QTest::mouseClick(stage.frame, Qt::LeftButton, {}, stage.cell(1, 2));
    QVERIFY(!stage.frame->isVisible());
    QVERIFY(stage.drawn(2));
  }

  void escAndTheOtherButtonLeaveIt() {
    FrameStage stage;
    QVERIFY(stage.page.escape());
    QVERIFY(!stage.frame->isVisible());
    QVERIFY(stage.page.grid().hasFocus());
    stage.page.grid().openRegion(stage.tile(0));
    QVERIFY(stage.frame->isVisible());
    stage.key(Qt::Key_Escape);
    QVERIFY(!stage.frame->isVisible());
    stage.page.grid().openRegion(stage.tile(0));
    QTest::mouseClick(stage.frame, Qt::RightButton, {}, stage.cell(1, 1));
    QVERIFY(!stage.frame->isVisible());
    QCOMPARE(stage.host.calls().images, 1);
  }

  void itStaysOverItsPicture() {
    FrameStage stage;
    Q_EMIT stage.page.grid().moreLikeThisRequested(stage.tile(1));
    QVERIFY(stage.drawn(2));  // above it
    QVERIFY(stage.frame->isVisible());
    const QModelIndex tile = stage.page.model().index(0, 0, stage.page.model().index(1, 0));
    QTRY_COMPARE(stage.frame->geometry(), stage.page.grid().visualRect(tile));
    stage.page.model().remove(stage.page.model().drawings().last().job);
    QTRY_VERIFY(!stage.frame->isVisible());
    QCOMPARE(stage.host.calls().images, 2);
  }

  void theSizeIsPrinted() {
    FrameStage stage;
    const QImage small = stage.frame->grab().toImage();
    stage.key(Qt::Key_Up);
    stage.key(Qt::Key_Down, Qt::ShiftModifier);
    stage.key(Qt::Key_Down);
    const QImage taller = stage.frame->grab().toImage();
    QCOMPARE(stage.frame->cells(), QRect(1, 1, 2, 3));
    QVERIFY(small != taller);
  }

  void aStoppedPictureHasNoRegion() {
    CreateStage stage(std::chrono::milliseconds(30));
    stage.draw(1);
    QTRY_VERIFY(!stage.page.model().drawings().isEmpty() && newest(stage).tiles[0].rows > 0);
    stage.page.escape();
    QTRY_VERIFY(stage.ended());
    stage.page.grid().openRegion(stage.tile(0));
    QVERIFY(!stage.find<ui::RegionFrame>()->isVisible());
  }
};

BIFRONS_TEST(TestRegionFrame)
#include "tst_region_frame.moc"
