#pragma once

#include <QMouseEvent>
#include <QWidget>

namespace ui {

/// A panel that lies over the page until something else is pressed, the page changes its size, or Esc closes it. It grows
/// and shrinks with what it shows.
class Popover : public QWidget {
  Q_OBJECT

 public:
  explicit Popover(QWidget* parent);

 protected:
  enum class Grows { Up, Down };
  /// Opens, or closes when it is open; says whether it is open now. `corner` is the lower left one of a panel that grows
  /// up, the upper right one of a panel that grows down, in the parent's coordinates. A press on `opener` closes it, too.
  bool toggleAt(const QPoint& corner, Grows grows, const QWidget* opener);

  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override { event->accept(); }
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void settle();

  QPoint m_corner;
  Grows m_grows = Grows::Down;
  const QWidget* m_opener = nullptr;
};

}  // namespace ui
