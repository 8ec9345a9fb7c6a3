#pragma once

#include <QImage>
#include <QWidget>

namespace ui {

/// Two pictures at one size: one over the other with a divider, or side by side.
class ComparePane : public QWidget {
  Q_OBJECT

 public:
  explicit ComparePane(QWidget* parent = nullptr);

  void clear();
  void setLeft(const QImage& picture);
  void setRight(const QImage& picture);
  void setSideBySide(bool sideBySide);
  void moveDivider(double to);
  [[nodiscard]] double divider() const { return m_divider; }
  [[nodiscard]] bool isSideBySide() const { return m_sideBySide; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  [[nodiscard]] QRectF box(bool right) const;
  void paintDivider(QPainter& painter, const QRectF& picture) const;

  QImage m_left;
  QImage m_right;
  double m_divider = 0.5;
  bool m_sideBySide = false;
};

}  // namespace ui
