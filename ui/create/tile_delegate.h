#pragma once

#include <QStyledItemDelegate>

namespace ui {

struct Tile;

/// Paints a tile in its phase: empty cells, preview with row and line, final picture, stopped, failed.
class TileDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// Lays over each tile how sure the model was of its tokens.
  void setConfidenceShown(bool shown) { m_confidence = shown; }
  [[nodiscard]] bool isConfidenceShown() const { return m_confidence; }

  /// The tile over which the buttons lie: what would stand under them is not painted. Invalid: none.
  void setActionTile(const QModelIndex& tile) { m_actionTile = tile; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  bool m_confidence = false;
  QPersistentModelIndex m_actionTile;
};

}  // namespace ui
