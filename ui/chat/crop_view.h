#pragma once

#include <QImage>
#include <QWidget>

namespace ui {

/// A picture of which a part can be chosen: by drawing with the mouse, by moving what is drawn, or with the arrow keys
/// (Shift changes the size).
class CropView : public QWidget {
  Q_OBJECT

 public:
  explicit CropView(QWidget* parent = nullptr);

  /// `original` is the size that the part is counted in; `view` may be smaller. All of it is chosen.
  void setPicture(const QImage& view, const QSize& original);
  /// In pixels of the original; never empty.
  [[nodiscard]] QRect part() const { return m_part; }
  void setPart(const QRect& part);

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override { return width; }

 Q_SIGNALS:
  void partChanged(const QRect& part);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] QRectF shown() const;                       ///< where the picture is painted
  [[nodiscard]] QRectF toView(const QRect& part) const;
  [[nodiscard]] QPoint toOriginal(const QPointF& at) const;
  void choose(QRect part);

  QImage m_view;
  QSize m_original;
  QRect m_part;
  QPoint m_from;       ///< where the mouse went down, in the original
  QRect m_grabbed;     ///< the part as it was when it was taken to be moved; null while a new one is drawn
};

}  // namespace ui
