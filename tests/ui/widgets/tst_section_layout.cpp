#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/section_layout.h"

using ui::SectionLayout;
using Cell = SectionLayout::Cell;

namespace {

constexpr SectionLayout::Measures measures{
    .preferredCell = 100, .largestCell = 120, .gap = 10, .margins = {20, 5, 20, 7}, .headingHeight = 40};

/// Sections with so many cells each, in rows of three cells of 100.
SectionLayout layoutOf(const QList<int>& cells) {
  SectionLayout layout;
  layout.layOut(measures, 320, cells);
  return layout;
}

}  // namespace

class TestSectionLayout : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sectionsStandBelowOneAnother() {
    const SectionLayout layout = layoutOf({4, 0, 1});
    QCOMPARE(layout.columns(), 3);
    QCOMPARE(layout.cellSize(), 100);
    QCOMPARE(layout.heading(0), QRect(20, 5, 320, 40));
    QCOMPARE(layout.rect({0, 3}), QRect(20, 155, 100, 100));
    QCOMPARE(layout.heading(1).top(), 265);
    QCOMPARE(layout.heading(2).top(), 305);
    QCOMPARE(layout.rect({2, 0}).top(), 345);
    QCOMPARE(layout.height(), 452);  // the last row, and the margin below
    QCOMPARE(layoutOf({}).height(), 0);
  }

  void cellsTakeTheWidthButDoNotGrowTooLarge() {
    SectionLayout layout;
    layout.layOut(measures, 345, {1});
    QCOMPARE(layout.columns(), 3);
    QCOMPARE(layout.cellSize(), 108);
    layout.layOut(measures, 150, {1});
    QCOMPARE(layout.columns(), 1);
    QCOMPARE(layout.cellSize(), 120);
    layout.layOut(measures, 30, {1});  // narrower than one
    QCOMPARE(layout.columns(), 1);
    QCOMPARE(layout.cellSize(), 30);
  }

  void aPlaceIsThatOfACellOrOfNone() {
    const SectionLayout layout = layoutOf({4, 2});
    for (const Cell& cell : {Cell{0, 0}, Cell{0, 3}, Cell{1, 1}}) {
      QVERIFY(layout.at(layout.rect(cell).topLeft()) == cell);
      QVERIFY(layout.at(layout.rect(cell).bottomRight()) == cell);
      QVERIFY(!layout.at(layout.rect(cell).topRight() + QPoint(1, 0)));  // the gap
    }
    QVERIFY(!layout.at(layout.heading(1).center()));
    QVERIFY(!layout.at(layout.rect({0, 3}).center() + QPoint(110, 0)));  // beside the last one
    QVERIFY(!layout.at({5, layout.rect({0, 0}).center().y()}));          // the margin
  }

  void theNeighboursAreAcrossSectionsWithoutCells() {
    const SectionLayout layout = layoutOf({0, 4, 0, 2, 0});
    QVERIFY((layout.first() == Cell{1, 0}));
    QVERIFY((layout.last() == Cell{3, 1}));
    QVERIFY((layout.after({1, 3}) == Cell{3, 0} && layout.before({3, 0}) == Cell{1, 3}));
    QVERIFY((layout.before({1, 0}) == Cell{1, 0} && layout.after({3, 1}) == Cell{3, 1}));
    QVERIFY((layout.below({1, 2}, 1) == Cell{1, 3}));  // the row is shorter
    QVERIFY((layout.below({1, 0}, 2) == Cell{3, 0} && layout.below({3, 1}, -2) == Cell{1, 1}));
    QVERIFY((layout.below({1, 1}, -1) == Cell{1, 1} && layout.below({3, 0}, 1) == Cell{3, 0}));
    const SectionLayout empty = layoutOf({0, 0});
    QVERIFY(!empty.first() && !empty.last());
  }
};

BIFRONS_TEST(TestSectionLayout)
#include "tst_section_layout.moc"
