#pragma once

#include <QWidget>

namespace ui {

/// The border between two columns: a line that the mouse moves, and the arrow keys once it has the focus. A double click
/// asks for the usual width.
class ColumnHandle : public QWidget {
  Q_OBJECT

 public:
  static constexpr int thickness = 5;  ///< that the mouse can take; the line in it is thinner

  /// `inner` is the edge of the column where the handle lies: a right edge moves outwards to the right.
  ColumnHandle(Qt::Edge inner, QWidget* parent);

 Q_SIGNALS:
  void moved(int by);    ///< pixels that the column becomes wider, while the mouse drags
  void released();       ///< the mouse let go
  void stepped(int by);  ///< by a key
  void resetWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int m_sign;  ///< of a move to the right
  int m_grabbed = 0;
};

}  // namespace ui
