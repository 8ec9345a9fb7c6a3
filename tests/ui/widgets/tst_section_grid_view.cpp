#include <QStandardItemModel>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/section_grid_view.h"

using ui::SectionGridView;

namespace {

/// Sections with so many cells each.
void fill(QStandardItemModel& model, std::initializer_list<int> cells) {
  for (const int count : cells) {
    auto* section = new QStandardItem(QStringLiteral("section"));
    for (int i = 0; i < count; ++i) section->appendRow(new QStandardItem(QString::number(i)));
    model.appendRow(section);
  }
}

}  // namespace

class TestSectionGridView : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cellsFillTheRow() {
    QStandardItemModel model;
    fill(model, {6});
    SectionGridView view;
    view.setModel(&model);
    view.resize(912, 1200);
    view.show();
    view.doItemsLayout();
    QCOMPARE(view.columns(), 3);  // the width of the Create page at 1280 with its panel
    QCOMPARE(view.cellSize(), 284);
    view.setPreferredCellSize(132);
    view.doItemsLayout();
    QCOMPARE(view.columns(), 6);
  }

  void noCellIsLargerThanAllowed() {
    QStandardItemModel model;
    fill(model, {1});
    SectionGridView view;
    view.setModel(&model);
    view.setPreferredCellSize(384);
    view.resize(520, 800);
    view.show();
    view.doItemsLayout();
    QCOMPARE(view.columns(), 1);
    QCOMPARE(view.cellSize(), 384);
  }

  void aPointFindsItsCell() {
    QStandardItemModel model;
    fill(model, {4, 2});
    SectionGridView view;
    view.setModel(&model);
    view.resize(912, 1500);
    view.show();
    view.doItemsLayout();
    const QModelIndex cell = model.index(1, 0, model.index(1, 0));
    QCOMPARE(view.indexAt(view.visualRect(cell).center()), cell);
    QVERIFY(!view.indexAt(QPoint(2, 2)).isValid());
    const QRect gap = view.visualRect(model.index(0, 0, model.index(0, 0)));
    QVERIFY(!view.indexAt(QPoint(gap.right() + 5, gap.center().y())).isValid());
  }

  void arrowsCrossTheSections() {
    QStandardItemModel model;
    fill(model, {4, 2});  // in rows of three: 3 + 1, 2
    SectionGridView view;
    view.setModel(&model);
    view.resize(912, 700);
    view.show();
    view.doItemsLayout();
    const auto cell = [&](int section, int row) { return model.index(row, 0, model.index(section, 0)); };
    view.setCurrentIndex(cell(0, 1));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentIndex(), cell(0, 3));  // the row below is shorter
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentIndex(), cell(1, 0));
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.currentIndex(), cell(0, 3));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentIndex(), cell(1, 1));
    QVERIFY(view.viewport()->rect().contains(view.visualRect(cell(1, 1))));
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.currentIndex(), cell(0, 0));
  }

  void headingsStandAboveTheirCells() {
    QStandardItemModel model;
    fill(model, {2});
    SectionGridView view;
    view.setModel(&model);
    view.resize(912, 700);
    auto* heading = new QWidget;
    view.setHeading(model.index(0, 0), heading);
    view.show();
    view.doItemsLayout();
    QCOMPARE(heading->height(), 42);
    QCOMPARE(heading->geometry().bottom() + 1, view.visualRect(model.index(0, 0, model.index(0, 0))).top());
  }
};

BIFRONS_TEST(TestSectionGridView)
#include "tst_section_grid_view.moc"
