#include "ui/widgets/column_handle.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int keyStep = 8;

}  // namespace

ColumnHandle::ColumnHandle(Qt::Edge inner, QWidget* parent) : QWidget(parent), m_sign(inner == Qt::RightEdge ? 1 : -1) {
  setCursor(Qt::SplitHCursor);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setAccessibleRole(this, QAccessible::Splitter);
  setAccessibleName(tr("Width of the column"));
  setToolTip(tr("Drag, or use the arrow keys; double click for the usual width"));
}

void ColumnHandle::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool active = hasFocus() || underMouse();
  const int line = active ? 2 : 1;
  painter.fillRect(QRect((thickness - line) / 2, 0, line, height()), color(active ? ColorRole::Accent : ColorRole::Border));
}

void ColumnHandle::mousePressEvent(QMouseEvent* event) { m_grabbed = qRound(event->position().x()); }

void ColumnHandle::mouseMoveEvent(QMouseEvent* event) {
  // The handle follows the border, so that the place in it where it was taken stays under the mouse.
  const int by = qRound(event->position().x()) - m_grabbed;
  if (by != 0) Q_EMIT moved(m_sign * by);
}

void ColumnHandle::mouseReleaseEvent(QMouseEvent*) { Q_EMIT released(); }

void ColumnHandle::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT resetWanted(); }

void ColumnHandle::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) return QWidget::keyPressEvent(event);
  Q_EMIT stepped(m_sign * (event->key() == Qt::Key_Right ? keyStep : -keyStep));
}

}  // namespace ui
