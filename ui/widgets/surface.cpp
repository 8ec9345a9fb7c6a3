#include "ui/widgets/surface.h"

#include <QPainter>

#include "ui/widgets/painting.h"

namespace ui {

Surface::Surface(ColorRole fill, QWidget* parent, Qt::Edges lines) : QWidget(parent), m_fill(fill), m_lines(lines) {}

void Surface::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(m_fill));
  const QColor line = color(ColorRole::Border);
  if (m_lines.testFlag(Qt::TopEdge)) painter.fillRect(0, 0, width(), 1, line);
  if (m_lines.testFlag(Qt::BottomEdge)) painter.fillRect(0, height() - 1, width(), 1, line);
  if (m_lines.testFlag(Qt::LeftEdge)) painter.fillRect(0, 0, 1, height(), line);
  if (m_lines.testFlag(Qt::RightEdge)) painter.fillRect(width() - 1, 0, 1, height(), line);
}

Surface* horizontalLine(QWidget* parent) {
  auto* line = new Surface(ColorRole::Border, parent);
  line->setFixedHeight(1);
  return line;
}

}  // namespace ui
