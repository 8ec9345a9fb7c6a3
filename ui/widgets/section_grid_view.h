#pragma once

#include <QAbstractItemView>
#include <QList>
#include <QRect>

namespace ui {

/// Square cells in rows, under headings: the top level of the model are sections, their children the cells. All cells
/// have one size, so the layout is arithmetic. A heading is a widget given with setHeading.
class SectionGridView : public QAbstractItemView {
  Q_OBJECT

 public:
  explicit SectionGridView(QWidget* parent = nullptr);

  /// The size that a cell should have about; columns are chosen so that the cells fill the row.
  void setPreferredCellSize(int size);
  [[nodiscard]] int preferredCellSize() const { return m_preferred; }
  /// No cell gets larger than this, whatever the width.
  void setLargestCellSize(int size);
  void setGap(int gap);
  void setMargins(const QMargins& margins);
  void setHeadingHeight(int height);

  /// The view owns the widget.
  void setHeading(const QModelIndex& section, QWidget* heading) { setIndexWidget(section, heading); }

  [[nodiscard]] int columns() const { return m_columns; }
  [[nodiscard]] int cellSize() const { return m_cell; }

  [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
  void doItemsLayout() override;

 Q_SIGNALS:
  /// The mouse left the cells.
  void cellLeft();
  void laidOut();

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  [[nodiscard]] int horizontalOffset() const override { return 0; }
  [[nodiscard]] int verticalOffset() const override;
  [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
  [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void updateGeometries() override;
  void rowsInserted(const QModelIndex& parent, int first, int last) override;
  void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  struct Section {
    int top = 0;  ///< of its heading, in the coordinates of the content
    int cells = 0;
  };

  [[nodiscard]] QRect cellRect(int section, int cell) const;  // in the coordinates of the content
  [[nodiscard]] QModelIndex cellIndex(int section, int cell) const;
  [[nodiscard]] QModelIndex stepVertically(const QModelIndex& from, int rows) const;
  [[nodiscard]] QModelIndex firstCell() const;
  [[nodiscard]] QModelIndex lastCell() const;
  /// The nearest section before or after `section` that has cells; -1 when there is none.
  [[nodiscard]] int nextFilled(int section, int step) const;
  [[nodiscard]] int rightMargin() const;

  QList<Section> m_sections;
  int m_preferred = 284;
  int m_largest = 384;
  int m_gap = 10;
  QMargins m_margins{20, 0, 20, 20};
  int m_headingHeight = 42;
  int m_columns = 1;
  int m_cell = 284;
  int m_contentHeight = 0;
};

}  // namespace ui
