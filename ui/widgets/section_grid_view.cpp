#include "ui/widgets/section_grid_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "ui/theme/keyboard_focus.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section_grid_accessible.h"

namespace ui {
namespace {

constexpr int lineStep = 48;
constexpr int frameRoom = 4;  ///< that marks of a cell may take beside it

}  // namespace

SectionGridView::SectionGridView(QWidget* parent) : QAbstractItemView(parent) {
  makeSectionGridsAccessible();
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
  layOutInPlace();
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

QItemSelection SectionGridView::range(const QModelIndex& from, const QModelIndex& to) const {
  if (!from.isValid() || !to.isValid()) return {};
  const auto place = [](const QModelIndex& cell) { return std::pair(cell.parent().row(), cell.row()); };
  const std::pair<int, int> first = std::min(place(from), place(to));
  const std::pair<int, int> last = std::max(place(from), place(to));
  QItemSelection cells;
  for (int section = first.first; section <= last.first; ++section) {
    const QModelIndex heading = model()->index(section, 0, rootIndex());
    const int begin = section == first.first ? first.second : 0;
    const int end = section == last.first ? last.second : model()->rowCount(heading) - 1;
    if (begin <= end) cells.select(model()->index(begin, 0, heading), model()->index(end, 0, heading));
  }
  return cells;
}

void SectionGridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
  selectionModel()->select(range(indexAt(rect.topLeft()), indexAt(rect.bottomRight())), flags);
}

void SectionGridView::selectAll() {
  selectionModel()->select(range(indexOf(m_layout.first()), indexOf(m_layout.last())),
                           QItemSelectionModel::ClearAndSelect);
}

QModelIndexList SectionGridView::visibleCells(int moreRows) const {
  const int more = moreRows * m_layout.rowHeight();
  QModelIndexList cells;
  for (const SectionLayout::Run& run :
       m_layout.between(verticalOffset() - more, verticalOffset() + viewport()->height() + more)) {
    for (int cell = run.first; cell <= run.last; ++cell) cells.append(indexOf(SectionLayout::Cell{run.section, cell}));
  }
  return cells;
}

QRegion SectionGridView::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  for (const QModelIndex& index : visibleCells()) {
    if (selection.contains(index)) region += visualRect(index).adjusted(-frameRoom, -frameRoom, frameRoom, frameRoom);
  }
  return region;
}

void SectionGridView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  const int top = event->rect().top() + verticalOffset() - frameRoom;
  const int bottom = event->rect().bottom() + verticalOffset() + frameRoom;
  for (const SectionLayout::Run& run : m_layout.between(top, bottom)) {
    const QModelIndex section = model()->index(run.section, 0, rootIndex());
    paintHeading(painter, visualRect(section), section);
    for (int cell = run.first; cell <= run.last; ++cell) {
      const QModelIndex index = model()->index(cell, 0, section);
      option.rect = visualRect(index);
      if (!event->region().intersects(option.rect.adjusted(-frameRoom, -frameRoom, frameRoom, frameRoom))) continue;
      const bool current = index == currentIndex() && hasFocus() && KeyboardFocus::lastInputWasKeyboard();
      option.state.setFlag(QStyle::State_HasFocus, current);
      option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
      itemDelegateForIndex(index)->paint(&painter, option, index);
    }
  }
}

void SectionGridView::paintHeading(QPainter&, const QRect&, const QModelIndex&) const {}

void SectionGridView::resizeEvent(QResizeEvent* event) {
  QAbstractItemView::resizeEvent(event);
  layOutInPlace();
}

void SectionGridView::layOutInPlace() {
  const int before = verticalOffset();
  const auto first = before > 0 ? m_layout.firstBelow(before) : std::nullopt;
  const int above = first ? before - m_layout.rect(*first).top() : 0;
  doItemsLayout();
  if (first) verticalScrollBar()->setValue(m_layout.rect(*first).top() + std::min(above, m_layout.cellSize()));
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
