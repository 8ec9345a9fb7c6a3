#include "ui/gallery/gallery_grid.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "ui/gallery/date_span.h"
#include "ui/gallery/gallery_delegate.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/thumbnails.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int usualCell = 166;
constexpr int largestCell = 280;
constexpr int gap = 8;
constexpr int headingHeight = 32;
constexpr QMargins margins{metrics::pageMargin, metrics::space4, metrics::pageMargin, metrics::pageMargin};

}  // namespace

GalleryGrid::GalleryGrid(GalleryModel& model, PictureArchive& archive, Thumbnails& thumbnails, QWidget* parent)
    : SectionGridView(parent), m_model(model), m_delegate(new GalleryDelegate(model, archive, thumbnails, this)) {
  setAccessibleName(tr("Pictures"));
  setSelectionMode(ExtendedSelection);
  setDragEnabled(true);
  setDragDropMode(DragOnly);
  setGap(gap);
  setHeadingHeight(headingHeight);
  setMargins(margins);
  setPreferredCellSize(usualCell);
  setLargestCellSize(largestCell);
  setItemDelegate(m_delegate);
  setModel(&model);
  connect(this, &QAbstractItemView::entered, this, &GalleryGrid::setHovered);
  connect(this, &SectionGridView::cellLeft, this, [this] { setHovered({}); });
  connect(&thumbnails, &Thumbnails::ready, this, &GalleryGrid::repaintPicture);
  connect(&model, &GalleryModel::recordsArrived, this, [this](const QList<qint64>& ids) {
    for (const qint64 id : ids) repaintPicture(id);
  });
}

/// Only what is seen is looked through: an id alone does not tell where in the list it is.
void GalleryGrid::repaintPicture(qint64 id) {
  for (const QModelIndex& cell : visibleCells()) {
    if (m_model.idAt(cell) == id) return viewport()->update(visualRect(cell).adjusted(-4, -4, 4, 4));
  }
}

void GalleryGrid::setHovered(const QModelIndex& index) {
  m_delegate->setHovered(index);
  viewport()->update();
}

QList<qint64> GalleryGrid::selectedIds() const {
  QModelIndexList cells;
  for (const QItemSelectionRange& range : selectionModel()->selection()) {
    for (int row = range.top(); row <= range.bottom(); ++row) cells.append(m_model.index(row, 0, range.parent()));
  }
  std::sort(cells.begin(), cells.end(), [](const QModelIndex& a, const QModelIndex& b) {
    return std::pair(a.parent().row(), a.row()) < std::pair(b.parent().row(), b.row());
  });
  QList<qint64> ids;
  for (const QModelIndex& cell : cells) ids.append(m_model.idAt(cell));
  ids.removeAll(0);
  return ids;
}

int GalleryGrid::selectedCount() const {
  int count = 0;
  for (const QItemSelectionRange& range : selectionModel()->selection()) count += range.height();
  return count;
}

qint64 GalleryGrid::currentId() const { return m_model.idAt(currentIndex()); }

void GalleryGrid::select(const QList<qint64>& ids, qint64 current) {
  QItemSelection cells;
  for (const qint64 id : ids) {
    if (const QModelIndex cell = m_model.indexOf(id); cell.isValid()) cells.select(cell, cell);
  }
  const QModelIndex cell = m_model.indexOf(current);
  if (cell.isValid()) selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
  selectionModel()->select(cells, QItemSelectionModel::ClearAndSelect);
}

void GalleryGrid::paintHeading(QPainter& painter, const QRect& place, const QModelIndex& section) const {
  painter.setFont(theme().font(TypeStyle::SmallMedium));
  QFont bold = painter.font();
  bold.setWeight(QFont::DemiBold);
  painter.setFont(bold);
  painter.setPen(color(ColorRole::Text));
  const QString day = dayName(m_model.dayAt(section), QDate::currentDate());
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, day);
  const int left = place.left() + painter.fontMetrics().horizontalAdvance(day) + metrics::space8;
  painter.setFont(theme().font(TypeStyle::Small));
  painter.setPen(color(ColorRole::Text3));
  painter.drawText(QRect(left, place.top(), place.right() - left, place.height()), Qt::AlignLeft | Qt::AlignVCenter,
                   QLocale().toString(m_model.rowCount(section)));
}

bool GalleryGrid::takeKey(const QKeyEvent& event) {
  if (event.matches(QKeySequence::Copy)) return Q_EMIT copyRequested(), true;
  if (event.matches(QKeySequence::Save)) return Q_EMIT saveRequested(), true;
  if (event.matches(QKeySequence::Delete)) return Q_EMIT trashRequested(), true;
  if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) return false;
  switch (event.key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return Q_EMIT openRequested(), true;
    case Qt::Key_S: return Q_EMIT starRequested(), true;
    case Qt::Key_C: return Q_EMIT compareRequested(), true;
    case Qt::Key_U: return Q_EMIT reuseRequested(), true;
    case Qt::Key_D: return Q_EMIT discussRequested(), true;
    case Qt::Key_Menu:
      Q_EMIT menuRequested(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
      return true;
    default: return false;
  }
}

void GalleryGrid::keyPressEvent(QKeyEvent* event) {
  if (currentId() != 0 && takeKey(*event)) return event->accept();
  SectionGridView::keyPressEvent(event);
}

void GalleryGrid::mousePressEvent(QMouseEvent* event) {
  const QModelIndex cell = indexAt(event->position().toPoint());
  const bool plain = cell.isValid() && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
  const auto isIn = [&](const QRect& box) { return plain && box.contains(event->position().toPoint()); };
  if (isIn(starBox(visualRect(cell)))) return Q_EMIT starPressed(m_model.idAt(cell));
  if (!isIn(selectionBox(visualRect(cell)).adjusted(-4, -4, 4, 4))) return SectionGridView::mousePressEvent(event);
  selectionModel()->setCurrentIndex(cell, QItemSelectionModel::Toggle);
}

void GalleryGrid::mouseDoubleClickEvent(QMouseEvent* event) {
  const QPoint place = event->position().toPoint();
  const QModelIndex cell = indexAt(place);
  if (!cell.isValid()) return;
  const QRect box = visualRect(cell);
  if (starBox(box).contains(place) || selectionBox(box).contains(place)) return mousePressEvent(event);
  Q_EMIT openRequested();
}

void GalleryGrid::contextMenuEvent(QContextMenuEvent* event) {
  const QModelIndex cell = indexAt(event->pos());
  if (!cell.isValid()) return;
  if (!selectionModel()->isSelected(cell)) selectionModel()->setCurrentIndex(cell, QItemSelectionModel::ClearAndSelect);
  Q_EMIT menuRequested(event->globalPos());
}

void GalleryGrid::startDrag(Qt::DropActions) {
  if (selectedCount() > 0) Q_EMIT dragRequested();
}

void GalleryGrid::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  SectionGridView::selectionChanged(selected, deselected);
  viewport()->update();
  Q_EMIT selectionMoved();
}

void GalleryGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  SectionGridView::currentChanged(current, previous);
  viewport()->update();
}

void GalleryGrid::focusInEvent(QFocusEvent* event) {
  SectionGridView::focusInEvent(event);
  viewport()->update();
}

void GalleryGrid::focusOutEvent(QFocusEvent* event) {
  SectionGridView::focusOutEvent(event);
  viewport()->update();
}

}  // namespace ui
