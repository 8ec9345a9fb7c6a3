#pragma once

#include <QObject>

class QWidget;

namespace ui {

/// Keeps a widget as large as its parent, over whatever else lies in it. Belongs to the widget.
class ParentCover : public QObject {
  Q_OBJECT

 public:
  explicit ParentCover(QWidget* widget);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* m_widget;
};

}  // namespace ui
