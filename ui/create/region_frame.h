#pragma once

#include "ui/create/tile_overlay.h"

namespace ui {

/// A rectangle of tokens over a tile: what is in it, dimmed, is drawn anew, all else is kept. Arrows move it, Shift and
/// arrows change its size, which is printed; the mouse draws another one, and a click in it chooses as Enter does.
class RegionFrame : public TileOverlay {
  Q_OBJECT

 public:
  explicit RegionFrame(QWidget* parent);

  /// `grid`: tokens of the picture on a side.
  void open(const QRect& tile, qint64 grid);
  /// In tokens.
  [[nodiscard]] const QRect& cells() const { return m_cells; }

 Q_SIGNALS:
  void chosen(const QRect& cells);

 protected:
  void choose() override;
  bool takeKey(const QKeyEvent& event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  void take(const QRect& cells);
  [[nodiscard]] QPoint cellAt(const QPointF& place) const;
  [[nodiscard]] QRectF placeOfCells() const;
  [[nodiscard]] QString sizeWords() const;

  int m_grid = 1;
  QRect m_cells{0, 0, 1, 1};
  QPoint m_pressed;        ///< the cell where the mouse went down
  bool m_isDrawn = false;  ///< the mouse has left that cell
};

}  // namespace ui
