#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/bridge/attachment_reader.h"

namespace ui {

class IconButton;

/// One picture, large, over its parent. Esc, Space or a click closes it and gives the focus back.
class PictureViewer : public QWidget {
  Q_OBJECT

 public:
  explicit PictureViewer(QWidget* parent);

  void open(const AttachedPicture& picture);
  void closeViewer();
  [[nodiscard]] QString caption() const { return m_caption; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  QImage m_picture;
  QString m_caption;
  IconButton* m_close;
  QPointer<QWidget> m_before;  ///< had the focus
};

}  // namespace ui
