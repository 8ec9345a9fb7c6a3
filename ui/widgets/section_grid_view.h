#pragma once

#include <QAbstractItemView>
#include <QRect>
#include <optional>

#include "ui/widgets/section_layout.h"

namespace ui {

/// Square cells in rows, under headings: the top level of the model are sections, their children the cells, laid out
/// by SectionLayout. A heading is a widget given with setHeading, or painted by paintHeading where there are too many for
/// widgets. What a frame costs does not depend on how many cells there are.
class SectionGridView : public QAbstractItemView {
  Q_OBJECT

 public:
  explicit SectionGridView(QWidget* parent = nullptr);

  /// The size that a cell should have about; columns are chosen so that the cells fill the row.
  void setPreferredCellSize(int size);
  [[nodiscard]] int preferredCellSize() const { return m_measures.preferredCell; }
  /// No cell gets larger than this, whatever the width.
  void setLargestCellSize(int size);
  void setGap(int gap);
  void setMargins(const QMargins& margins);
  void setHeadingHeight(int height);

  /// The view owns the widget.
  void setHeading(const QModelIndex& section, QWidget* heading) { setIndexWidget(section, heading); }

  [[nodiscard]] int columns() const { return m_layout.columns(); }
  [[nodiscard]] int cellSize() const { return m_layout.cellSize(); }

  [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
  void doItemsLayout() override;
  void selectAll() override;
  /// The cells of which something is seen now, and how many more rows above and below.
  [[nodiscard]] QModelIndexList visibleCells(int moreRows = 0) const;

 Q_SIGNALS:
  /// The mouse left the cells.
  void cellLeft();
  void laidOut();

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  [[nodiscard]] int horizontalOffset() const override { return 0; }
  [[nodiscard]] int verticalOffset() const override;
  [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
  /// From the cell at one corner of `rect` to that at the other, in the order of reading.
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
  virtual void paintHeading(QPainter& painter, const QRect& place, const QModelIndex& section) const;
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
  /// Lays out anew and leaves the first visible row where it is.
  void layOutInPlace();
  [[nodiscard]] QItemSelection range(const QModelIndex& from, const QModelIndex& to) const;
  [[nodiscard]] QModelIndex indexOf(const std::optional<SectionLayout::Cell>& cell) const;  // invalid for none
  [[nodiscard]] int rightMargin() const;

  SectionLayout::Measures m_measures;
  SectionLayout m_layout;
};

}  // namespace ui
