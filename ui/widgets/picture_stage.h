#pragma once

#include <QImage>

#include "ui/widgets/surface.h"

namespace ui {

class ElidedLabel;
class IconButton;

/// One picture as large as there is room for, in place of the grid that it comes from. Left and Right ask for its
/// neighbours, Z shows the pixels as they are, Esc and Space go back.
class PictureStage : public Surface {
  Q_OBJECT

 public:
  explicit PictureStage(QWidget* parent = nullptr);

  void setPicture(const QImage& picture);
  void setCaption(const QString& caption);
  void setNeighbours(bool previous, bool next);
  /// Whether it can be saved and copied.
  void setKeepable(bool keepable);
  [[nodiscard]] QImage picture() const { return m_picture; }
  [[nodiscard]] bool isSmooth() const { return m_smooth; }

  /// Shows it above the others and gives it the focus.
  void open();

 Q_SIGNALS:
  void closed();
  void stepRequested(int by);
  void saveRequested();
  void copyRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  IconButton* barButton(const QString& icon, const QString& words, const QString& keys);

  QImage m_picture;
  bool m_smooth = true;
  ElidedLabel* m_caption;
  IconButton* m_previous;
  IconButton* m_next;
  IconButton* m_pixels;
  IconButton* m_save;
  IconButton* m_copy;
};

}  // namespace ui
