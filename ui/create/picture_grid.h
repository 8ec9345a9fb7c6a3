#pragma once

#include "ui/widgets/section_grid_view.h"

namespace ui {

class TileActions;

/// The result tiles with their actions: buttons over the tile that the mouse is on or that has the focus, keys, menu
/// and dragging. What is to be done goes out as signals; only tiles with something to keep are named.
class PictureGrid : public SectionGridView {
  Q_OBJECT

 public:
  explicit PictureGrid(QWidget* parent = nullptr);

 Q_SIGNALS:
  void openRequested(const QModelIndex& tile);  ///< any tile with a picture, previews included
  void saveRequested(const QModelIndex& tile);
  void copyRequested(const QModelIndex& tile);
  void reuseRequested(const QModelIndex& tile);
  void dragRequested(const QModelIndex& tile);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void startDrag(Qt::DropActions actions) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void setActionTile(const QModelIndex& tile);
  void placeActions();
  void showMenu(const QModelIndex& tile, const QPoint& globalPosition);

  TileActions* m_actions;
  QPersistentModelIndex m_actionTile;
};

}  // namespace ui
