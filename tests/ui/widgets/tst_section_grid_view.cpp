#include <QStandardItemModel>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/section_grid_view.h"

using ui::SectionGridView;

namespace {

/// A view of sections with so many cells each, laid out.
struct Stage {
  QStandardItemModel model;
  SectionGridView view;

  Stage(std::initializer_list<int> cells, const QSize& size) {
    for (const int count : cells) {
      auto* section = new QStandardItem(QStringLiteral("section"));
      for (int i = 0; i < count; ++i) section->appendRow(new QStandardItem(QString::number(i)));
      model.appendRow(section);
    }
    view.setModel(&model);
    view.resize(size);
    view.show();
    view.doItemsLayout();
  }
  [[nodiscard]] QModelIndex cell(int section, int row) const { return model.index(row, 0, model.index(section, 0)); }
};

}  // namespace

class TestSectionGridView : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cellsFillTheRow() {
    Stage stage({6}, {912, 1200});
    QCOMPARE(stage.view.columns(), 3);  // the width of the Create page at 1280 with its panel
    QCOMPARE(stage.view.cellSize(), 284);
    stage.view.setPreferredCellSize(132);
    stage.view.doItemsLayout();
    QCOMPARE(stage.view.columns(), 6);
  }

  void noCellIsLargerThanAllowed() {
    Stage stage({1}, {520, 800});
    stage.view.setPreferredCellSize(384);
    stage.view.doItemsLayout();
    QCOMPARE(stage.view.columns(), 1);
    QCOMPARE(stage.view.cellSize(), 384);
  }

  void aPointFindsItsCell() {
    const Stage stage({4, 2}, {912, 1500});
    const QModelIndex cell = stage.cell(1, 1);
    QCOMPARE(stage.view.indexAt(stage.view.visualRect(cell).center()), cell);
    QVERIFY(!stage.view.indexAt(QPoint(2, 2)).isValid());
    const QRect first = stage.view.visualRect(stage.cell(0, 0));
    QVERIFY(!stage.view.indexAt(QPoint(first.right() + 5, first.center().y())).isValid());
  }

  void arrowsCrossTheSections() {
    Stage stage({4, 2}, {912, 700});  // in rows of three: 3 + 1, 2
    SectionGridView& view = stage.view;
    view.setCurrentIndex(stage.cell(0, 1));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentIndex(), stage.cell(0, 3));  // the row below is shorter
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentIndex(), stage.cell(1, 0));
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.currentIndex(), stage.cell(0, 3));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentIndex(), stage.cell(1, 1));
    QVERIFY(view.viewport()->rect().contains(view.visualRect(stage.cell(1, 1))));
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.currentIndex(), stage.cell(0, 0));
  }

  void headingsStandAboveTheirCells() {
    Stage stage({2}, {912, 700});
    auto* heading = new QWidget;
    stage.view.setHeading(stage.model.index(0, 0), heading);
    stage.view.doItemsLayout();
    QCOMPARE(heading->height(), 42);
    QCOMPARE(heading->geometry().bottom() + 1, stage.view.visualRect(stage.cell(0, 0)).top());
  }

  void theArrowsGoOverASectionWithoutCells() {
    Stage stage({2, 0, 2}, {912, 700});
    stage.view.doItemsLayout();
    stage.view.setCurrentIndex(stage.cell(0, 1));
    for (const auto& [key, expected] : {std::pair{Qt::Key_Right, stage.cell(2, 0)}, {Qt::Key_Left, stage.cell(0, 1)},
                                        {Qt::Key_Down, stage.cell(2, 1)}, {Qt::Key_Up, stage.cell(0, 1)}}) {
      QTest::keyClick(&stage.view, key);
      QCOMPARE(stage.view.currentIndex(), expected);
    }
  }
};

BIFRONS_TEST(TestSectionGridView)
#include "tst_section_grid_view.moc"
