#pragma once

#include <QAbstractButton>
#include <QImage>

namespace ui {

/// The picture of the details: a square as wide as there is room for, with round corners. A click opens it large.
class PictureWell : public QAbstractButton {
  Q_OBJECT

 public:
  explicit PictureWell(QWidget* parent = nullptr);

  void setPicture(const QImage& picture);

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override { return width; }
  [[nodiscard]] QSize sizeHint() const override { return {280, 280}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage m_picture;
};

}  // namespace ui
