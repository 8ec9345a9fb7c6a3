#pragma once

#include <QWidget>

namespace ui {

/// The buttons over the tile that the mouse is on or that has the focus. One for the whole grid.
class TileActions : public QWidget {
  Q_OBJECT

 public:
  explicit TileActions(QWidget* parent);

  /// Shows itself in the upper right corner of a tile, in the parent's coordinates.
  void showOn(const QRect& tile);

 Q_SIGNALS:
  void saveRequested();
  void copyRequested();
  void moreRequested(const QPoint& globalPosition);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace ui
