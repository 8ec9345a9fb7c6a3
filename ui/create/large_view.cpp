#include "ui/create/large_view.h"

#include "ui/create/create_model.h"

namespace ui {

LargeView::LargeView(CreateModel& model, QWidget* parent) : PictureStage(parent), m_model(model) {
  connect(this, &PictureStage::stepRequested, this, &LargeView::step);
  connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
    if (isVisible()) refresh();
  });
  connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] {
    if (isVisible() && !m_index.isValid()) Q_EMIT closed();
  });
}

void LargeView::show(const QModelIndex& tile) {
  m_index = tile;
  refresh();
  open();
}

QModelIndex LargeView::neighbour(int by) const {
  return m_index.isValid() ? m_model.index(m_index.row() + by, 0, QModelIndex(m_index).parent()) : QModelIndex();
}

void LargeView::step(int by) {
  const QModelIndex next = neighbour(by);
  if (!next.isValid()) return;
  m_index = next;
  refresh();
}

void LargeView::refresh() {
  const Tile* tile = m_model.tileAt(m_index);
  const Drawing* drawing = m_model.drawingAt(m_index);
  if (tile == nullptr || drawing == nullptr) return;
  QString text = tr("Picture %1 of %2 · %3").arg(tile->number + 1).arg(drawing->tiles.size()).arg(drawing->prompt);
  if (tile->phase == TilePhase::Drawing || tile->phase == TilePhase::Painting) text = tr("Preview · %1").arg(text);
  setCaption(text);
  setAccessibleName(m_index.data(Qt::AccessibleTextRole).toString());
  setNeighbours(neighbour(-1).isValid(), neighbour(1).isValid());
  setKeepable(tile->canBeKept());
  setPicture(tile->picture);
}

}  // namespace ui
