#include "ui/widgets/disclosure.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int chevron = 14;
constexpr int gap = 6;

}  // namespace

Disclosure::Disclosure(const QString& text, QWidget* parent) : QAbstractButton(parent) {
  setText(text);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setFont(theme().font(TypeStyle::BodyMedium));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize Disclosure::sizeHint() const {
  return {chevron + gap + fontMetrics().horizontalAdvance(text()), metrics::smallControlHeight};
}

void Disclosure::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (underMouse())
    drawRoundedBox(painter, rect().adjusted(-4, 0, 0, 0), metrics::radiusControl, color(ColorRole::Hover));
  drawIcon(painter, isChecked() ? QStringLiteral("down") : QStringLiteral("right"), QRect(0, 0, chevron, height()),
           chevron, color(ColorRole::Text2));
  painter.setPen(color(ColorRole::Text));
  painter.drawText(rect().adjusted(chevron + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

}  // namespace ui
