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
  m_measures.preferredCell = size;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setLargestCellSize(int size) {
  m_measures.largestCell = size;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setGap(int gap) {
  m_measures.gap = gap;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setMargins(const QMargins& margins) {
  m_measures.margins = margins;
  scheduleDelayedItemsLayout();
}

void SectionGridView::setHeadingHeight(int height) {
  m_measures.headingHeight = height;
  scheduleDelayedItemsLayout();
}

int SectionGridView::rightMargin() const {
  // The scroll bar lies in the margin, so that the cells end where the rest of the page does.
  const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
  return std::max(0, m_measures.margins.right() - bar);
}

void SectionGridView::doItemsLayout() {
  QList<int> cells;
  const int sections = model() != nullptr ? model()->rowCount(rootIndex()) : 0;
  for (int section = 0; section < sections; ++section) {
    cells.append(model()->rowCount(model()->index(section, 0, rootIndex())));
  }
  m_layout.layOut(m_measures, viewport()->width() - m_measures.margins.left() - rightMargin(), cells);
  QAbstractItemView::doItemsLayout();
  Q_EMIT laidOut();
}

void SectionGridView::updateGeometries() {
  QAbstractItemView::updateGeometries();
  verticalScrollBar()->setSingleStep(lineStep);
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setRange(0, std::max(0, m_layout.height() - viewport()->height()));
}

QModelIndex SectionGridView::indexOf(const std::optional<SectionLayout::Cell>& cell) const {
  return cell ? model()->index(cell->number, 0, model()->index(cell->section, 0, rootIndex())) : QModelIndex();
}

QRect SectionGridView::visualRect(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const bool isSection = index.parent() == rootIndex();
  const int section = isSection ? index.row() : index.parent().row();
  if (section >= m_layout.sections()) return {};
  const QRect place = isSection ? m_layout.heading(section) : m_layout.rect({section, index.row()});
  return place.translated(0, -verticalOffset());
}

QModelIndex SectionGridView::indexAt(const QPoint& point) const {
  return indexOf(m_layout.at(point + QPoint(0, verticalOffset())));
}

void SectionGridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
  const QRect rect = visualRect(index);
  if (!rect.isValid()) return;
  QScrollBar* bar = verticalScrollBar();
  const int margin = m_measures.gap;
  if (hint == PositionAtTop || rect.top() < margin) {
    bar->setValue(bar->value() + rect.top() - margin);
  } else if (rect.bottom() > viewport()->height() - margin) {
    bar->setValue(bar->value() + rect.bottom() - viewport()->height() + margin);
  }
}

int SectionGridView::verticalOffset() const { return verticalScrollBar()->value(); }

QModelIndex SectionGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  executeDelayedItemsLayout();  // of rows that came or went
  const QModelIndex current = currentIndex();
  if (!current.isValid() || !current.parent().isValid()) return indexOf(m_layout.first());
  const SectionLayout::Cell from{current.parent().row(), current.row()};
  const int page = std::max(1, viewport()->height() / m_layout.rowHeight());
  switch (action) {
    case MoveHome: return indexOf(m_layout.first());
    case MoveEnd: return indexOf(m_layout.last());
    case MoveUp: return indexOf(m_layout.below(from, -1));
    case MoveDown: return indexOf(m_layout.below(from, 1));
    case MovePageUp: return indexOf(m_layout.below(from, -page));
    case MovePageDown: return indexOf(m_layout.below(from, page));
    case MoveLeft:
    case MovePrevious: return indexOf(m_layout.before(from));
    case MoveRight:
    case MoveNext: return indexOf(m_layout.after(from));
  }
  return current;
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
  for (int section = 0; section < m_layout.sections(); ++section) {
    for (int cell = 0; cell < m_layout.cellsIn(section); ++cell) {
      option.rect = m_layout.rect({section, cell}).translated(0, -verticalOffset());
      if (!event->region().intersects(option.rect.adjusted(-4, -4, 4, 4))) continue;
      const QModelIndex index = indexOf(SectionLayout::Cell{section, cell});
      const bool current = index == currentIndex() && hasFocus() && KeyboardFocus::lastInputWasKeyboard();
      option.state.setFlag(QStyle::State_HasFocus, current);
      itemDelegateForIndex(index)->paint(&painter, option, index);
    }
  }
}

void SectionGridView::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  // The first visible cell stays the first: the scroll bar keeps its share of the content.
  const double share = m_layout.height() > 0 ? static_cast<double>(verticalOffset()) / m_layout.height() : 0;
  doItemsLayout();
  verticalScrollBar()->setValue(static_cast<int>(std::lround(share * m_layout.height())));
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
    if (const QModelIndex first = indexOf(m_layout.first()); first.isValid()) setCurrentIndex(first);
  }
}

}  // namespace ui
