#include "ui/widgets/section_grid_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/theme/keyboard_focus.h"
#include "ui/theme/metrics.h"

namespace ui {
namespace {

constexpr int lineStep = 48;

}  // namespace

SectionGridView::SectionGridView(QWidget* parent) : QAbstractItemView(parent) {
  setSelectionMode(SingleSelection);
  setEditTriggers(NoEditTriggers);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(ScrollPerPixel);
  setMouseTracking(true);
  viewport()->setMouseTracking(true);
  setFrameShape(NoFrame);
  viewport()->setAutoFillBackground(false);
}

void SectionGridView::setPreferredCellSize(int size) {
  m_preferred = size;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setLargestCellSize(int size) {
  m_largest = size;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setGap(int gap) {
  m_gap = gap;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setMargins(const QMargins& margins) {
  m_margins = margins;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setHeadingHeight(int height) {
  m_headingHeight = height;
  scheduleDelayedItemsLayout();
}

int SectionGridView::rightMargin() const {
  // The scroll bar lies in the margin, so that the cells end where the rest of the page does.
  const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
  return std::max(0, m_margins.right() - bar);
}

void SectionGridView::doItemsLayout() {
  const int width = std::max(1, viewport()->width() - m_margins.left() - rightMargin());
  m_columns = std::max(1, static_cast<int>(std::lround(static_cast<double>(width + m_gap) / (m_preferred + m_gap))));
  m_cell = std::min(m_largest, (width - (m_columns - 1) * m_gap) / m_columns);
  m_sections.clear();
  int top = m_margins.top();
  const int sections = model() != nullptr ? model()->rowCount(rootIndex()) : 0;
  for (int section = 0; section < sections; ++section) {
    const int cells = model()->rowCount(model()->index(section, 0, rootIndex()));
    m_sections.append({.top = top, .cells = cells});
    const int rows = (cells + m_columns - 1) / m_columns;
    top += m_headingHeight + rows * (m_cell + m_gap);
  }
  m_contentHeight = sections > 0 ? top - m_gap + m_margins.bottom() : 0;
  QAbstractItemView::doItemsLayout();
  Q_EMIT laidOut();
}

void SectionGridView::updateGeometries() {
  QAbstractItemView::updateGeometries();
  verticalScrollBar()->setSingleStep(lineStep);
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setRange(0, std::max(0, m_contentHeight - viewport()->height()));
}

QRect SectionGridView::cellRect(int section, int cell) const {
  const int column = cell % m_columns;
  const int row = cell / m_columns;
  return {m_margins.left() + column * (m_cell + m_gap),
          m_sections[section].top + m_headingHeight + row * (m_cell + m_gap), m_cell, m_cell};
}

QModelIndex SectionGridView::cellIndex(int section, int cell) const {
  return model()->index(cell, 0, model()->index(section, 0, rootIndex()));
}

QRect SectionGridView::visualRect(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const bool isSection = index.parent() == rootIndex();
  const int section = isSection ? index.row() : index.parent().row();
  if (section >= m_sections.size()) return {};
  const int width = viewport()->width() - m_margins.left() - rightMargin();
  const QRect place = isSection ? QRect(m_margins.left(), m_sections[section].top, width, m_headingHeight)
                                : cellRect(section, index.row());
  return place.translated(0, -verticalOffset());
}

QModelIndex SectionGridView::indexAt(const QPoint& point) const {
  const QPoint place = point + QPoint(0, verticalOffset());
  for (int section = 0; section < m_sections.size(); ++section) {
    const int rows = (m_sections[section].cells + m_columns - 1) / m_columns;
    const int top = m_sections[section].top + m_headingHeight;
    if (place.y() < top || place.y() >= top + rows * (m_cell + m_gap)) continue;
    const int column = (place.x() - m_margins.left()) / (m_cell + m_gap);
    const int cell = (place.y() - top) / (m_cell + m_gap) * m_columns + column;
    const bool exists = column >= 0 && column < m_columns && cell < m_sections[section].cells;
    if (exists && cellRect(section, cell).contains(place)) return cellIndex(section, cell);
  }
  return {};
}

void SectionGridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
  const QRect rect = visualRect(index);
  if (!rect.isValid()) return;
  QScrollBar* bar = verticalScrollBar();
  const int margin = m_gap;
  if (hint == PositionAtTop || rect.top() < margin) {
    bar->setValue(bar->value() + rect.top() - margin);
  } else if (rect.bottom() > viewport()->height() - margin) {
    bar->setValue(bar->value() + rect.bottom() - viewport()->height() + margin);
  }
}

int SectionGridView::verticalOffset() const { return verticalScrollBar()->value(); }

QModelIndex SectionGridView::firstCell() const {
  for (int section = 0; section < m_sections.size(); ++section) {
    if (m_sections[section].cells > 0) return cellIndex(section, 0);
  }
  return {};
}

QModelIndex SectionGridView::lastCell() const {
  for (int section = static_cast<int>(m_sections.size()) - 1; section >= 0; --section) {
    if (m_sections[section].cells > 0) return cellIndex(section, m_sections[section].cells - 1);
  }
  return {};
}

int SectionGridView::nextFilled(int section, int step) const {
  for (int next = section + step; next >= 0 && next < m_sections.size(); next += step) {
    if (m_sections[next].cells > 0) return next;
  }
  return -1;
}

QModelIndex SectionGridView::stepVertically(const QModelIndex& from, int rows) const {
  int section = from.parent().row();
  const int column = from.row() % m_columns;
  int row = from.row() / m_columns + rows;
  const auto rowsOf = [this](int which) { return (m_sections[which].cells + m_columns - 1) / m_columns; };
  while (row < 0) {
    if (section == 0) return from;
    row += rowsOf(--section);
  }
  while (row >= rowsOf(section)) {
    if (section + 1 >= m_sections.size()) return from;
    row -= rowsOf(section++);
  }
  return cellIndex(section, std::min(row * m_columns + column, m_sections[section].cells - 1));
}

QModelIndex SectionGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  const QModelIndex from = currentIndex();
  if (!from.isValid() || !from.parent().isValid()) return firstCell();
  const int section = from.parent().row();
  switch (action) {
    case MoveHome: return firstCell();
    case MoveEnd: return lastCell();
    case MoveUp: return stepVertically(from, -1);
    case MoveDown: return stepVertically(from, 1);
    case MovePageUp: return stepVertically(from, -std::max(1, viewport()->height() / (m_cell + m_gap)));
    case MovePageDown: return stepVertically(from, std::max(1, viewport()->height() / (m_cell + m_gap)));
    case MoveLeft:
    case MovePrevious:
      if (from.row() > 0) return cellIndex(section, from.row() - 1);
      if (const int before = nextFilled(section, -1); before >= 0) return cellIndex(before, m_sections[before].cells - 1);
      return from;
    case MoveRight:
    case MoveNext:
      if (from.row() + 1 < m_sections[section].cells) return cellIndex(section, from.row() + 1);
      if (const int after = nextFilled(section, 1); after >= 0) return cellIndex(after, 0);
      return from;
  }
  return from;
}

void SectionGridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
  const QModelIndex index = indexAt(rect.center());
  selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), flags);
}

QRegion SectionGridView::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  for (const QModelIndex& index : selection.indexes()) region += visualRect(index).adjusted(-4, -4, 4, 4);
  return region;
}

void SectionGridView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  for (int section = 0; section < m_sections.size(); ++section) {
    for (int cell = 0; cell < m_sections[section].cells; ++cell) {
      option.rect = cellRect(section, cell).translated(0, -verticalOffset());
      if (!event->region().intersects(option.rect.adjusted(-4, -4, 4, 4))) continue;
      const QModelIndex index = cellIndex(section, cell);
      const bool current = index == currentIndex() && hasFocus() && KeyboardFocus::lastInputWasKeyboard();
      option.state.setFlag(QStyle::State_HasFocus, current);
      itemDelegateForIndex(index)->paint(&painter, option, index);
    }
  }
}

void SectionGridView::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  // The first visible cell stays the first: the scroll bar keeps its share of the content.
  const double share = m_contentHeight > 0 ? static_cast<double>(verticalOffset()) / m_contentHeight : 0;
  doItemsLayout();
  verticalScrollBar()->setValue(static_cast<int>(std::lround(share * m_contentHeight)));
}

void SectionGridView::scrollContentsBy(int dx, int dy) {
  viewport()->scroll(dx, dy);
  Q_EMIT laidOut();
}

void SectionGridView::mouseMoveEvent(QMouseEvent* event) {
  QAbstractItemView::mouseMoveEvent(event);
  if (!indexAt(event->position().toPoint()).isValid()) Q_EMIT cellLeft();
}

bool SectionGridView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) {
    const QPoint inside = viewport()->mapFromGlobal(QCursor::pos());
    if (!viewport()->rect().contains(inside)) Q_EMIT cellLeft();
  }
  return QAbstractItemView::viewportEvent(event);
}

void SectionGridView::rowsInserted(const QModelIndex& parent, int first, int last) {
  QAbstractItemView::rowsInserted(parent, first, last);
  scheduleDelayedItemsLayout();
}

void SectionGridView::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) {
  QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
  scheduleDelayedItemsLayout();
}

void SectionGridView::focusInEvent(QFocusEvent* event) {
  QAbstractItemView::focusInEvent(event);
  if (!currentIndex().isValid() || !currentIndex().parent().isValid()) {
    if (const QModelIndex first = firstCell(); first.isValid()) setCurrentIndex(first);
  }
}

}  // namespace ui
