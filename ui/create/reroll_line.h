#pragma once

#include "ui/create/tile_overlay.h"

namespace ui {

/// A line over a tile that snaps to its rows of tokens, above it what is kept, below it, dimmed, what is drawn anew.
/// The mouse and the arrow keys move it, Enter and a click choose, Esc leaves.
class RerollLine : public TileOverlay {
  Q_OBJECT

 public:
  explicit RerollLine(QWidget* parent);

  /// `rows`: that the picture has.
  void open(const QRect& tile, qint64 rows);
  [[nodiscard]] qint64 kept() const { return m_kept; }

 Q_SIGNALS:
  void chosen(qint64 keptRows);

 protected:
  void choose() override;
  bool takeKey(const QKeyEvent& event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  void keep(qint64 rows);

  qint64 m_rows = 1;
  qint64 m_kept = 0;
};

}  // namespace ui
