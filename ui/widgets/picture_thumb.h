#pragma once

#include <QAbstractButton>
#include <QPixmap>

namespace ui {

/// A small picture with round corners that can be clicked; if wanted with a number and with a cross that takes it out.
class PictureThumb : public QAbstractButton {
  Q_OBJECT

 public:
  /// `side` in logical pixels. The picture fills the square; what sticks out is not shown.
  PictureThumb(const QPixmap& picture, int side, QWidget* parent = nullptr);

  void setPicture(const QPixmap& picture);
  /// The number of the picture in its conversation; 0 shows none.
  void setNumber(int number);
  /// "Picture 2" in place of "2", where there is room.
  void setNumberInWords(bool inWords);
  void setRemovable(bool removable);

  [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

 Q_SIGNALS:
  void removeRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QPixmap m_picture;
  QPixmap m_scaled;
  int m_side;
  int m_number = 0;
  bool m_numberInWords = false;
  QAbstractButton* m_cross = nullptr;
};

}  // namespace ui
