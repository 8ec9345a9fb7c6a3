#pragma once

#include <QStyledItemDelegate>

namespace ui {

struct Tile;

/// Paints a tile in its phase: empty cells, preview with row and line, final picture, stopped, failed.
class TileDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ui
