#pragma once

#include "ui/widgets/section_grid_view.h"

namespace ui {

class RegionFrame;
class RerollLine;
class TileActions;
class TileDelegate;

/// The result tiles with their actions: buttons over the tile that the mouse is on or that has the focus, keys, menu
/// and dragging. What is to be done goes out as signals; only tiles with something to keep are named.
class PictureGrid : public SectionGridView {
  Q_OBJECT

 public:
  explicit PictureGrid(QWidget* parent = nullptr);

  /// Lays over each tile how sure the model was of its tokens, where that is known.
  void setConfidenceShown(bool shown);
  /// Lets the person choose from which row of a tile on it is drawn anew.
  void openReroll(const QModelIndex& tile);
  /// Lets the person choose a rectangle of a tile that is drawn anew.
  void openRegion(const QModelIndex& tile);
  /// Esc; false when neither a row nor a region is being chosen.
  bool leaveReroll();

 Q_SIGNALS:
  void openRequested(const QModelIndex& tile);  ///< any tile with a picture, previews included
  void saveRequested(const QModelIndex& tile);
  void copyRequested(const QModelIndex& tile);
  void reuseRequested(const QModelIndex& tile);
  void dragRequested(const QModelIndex& tile);
  void starRequested(const QModelIndex& tile);
  void discussRequested(const QModelIndex& tile);
  void moreLikeThisRequested(const QModelIndex& tile);
  void stripRequested(const QModelIndex& tile);
  void continueRequested(const QModelIndex& tile);
  void rerollRequested(const QModelIndex& tile, qint64 keptRows);
  void regionRequested(const QModelIndex& tile, const QRect& cells);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void startDrag(Qt::DropActions actions) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) override;

 private:
  void connectActions();
  void connectOverlays();
  /// True when the key was one for the tile.
  bool takeKey(const QKeyEvent& event, const QModelIndex& tile);
  void setActionTile(const QModelIndex& tile);
  void placeActions();
  /// What is chosen in a tile stays over it, wherever that goes.
  void placeOverlays();
  void showMenu(const QModelIndex& tile, const QPoint& globalPosition);

  TileDelegate* m_delegate;
  TileActions* m_actions;
  RerollLine* m_reroll;
  RegionFrame* m_region;
  QPersistentModelIndex m_actionTile;
  QPersistentModelIndex m_rerollTile;
};

}  // namespace ui
