#include "ui/widgets/parent_cover.h"

#include <QEvent>
#include <QWidget>

namespace ui {

ParentCover::ParentCover(QWidget* widget) : QObject(widget), m_widget(widget) {
  widget->setGeometry(widget->parentWidget()->rect());
  widget->parentWidget()->installEventFilter(this);
}

bool ParentCover::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_widget->parentWidget() && event->type() == QEvent::Resize) {
    m_widget->setGeometry(m_widget->parentWidget()->rect());
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace ui
