#include "ui/widgets/icon_mark.h"

#include <QPainter>

#include "ui/widgets/painting.h"

namespace ui {

IconMark::IconMark(const QString& icon, int side, ColorRole role, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_role(role) {
  setFixedSize(side, side);
}

void IconMark::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawIcon(painter, m_icon, rect(), width(), color(m_role));
}

}  // namespace ui
