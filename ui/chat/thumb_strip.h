#pragma once

#include <QList>
#include <QWidget>

namespace ui {

/// Squares of one size in rows, as many in a row as fit; as tall as its rows, hidden while it is empty.
class ThumbStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr int thumbSide = 56;  ///< of the thumbnails of a composer

  /// `below` is kept free under the last row.
  ThumbStrip(int side, int below, QWidget* parent);

  void add(QWidget* thumb);
  /// Hides it and deletes it with the next turn of the event loop.
  void take(QWidget* thumb);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void place();

  int m_side;
  int m_below;
  QList<QWidget*> m_thumbs;
};

}  // namespace ui
