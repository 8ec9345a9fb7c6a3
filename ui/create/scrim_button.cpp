#include "ui/create/scrim_button.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 6;
constexpr int iconSide = 16;
constexpr int gap = 5;

}  // namespace

ScrimButton::ScrimButton(const QString& icon, const QString& words, const QString& keys, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon) {
  setText(words);
  setToolTip(QStringLiteral("%1  %2").arg(words, keys));
  setFont(theme().font(TypeStyle::SmallMedium));
  setFocusPolicy(Qt::NoFocus);  // the keys of the grid and its menu do the same
}

QSize ScrimButton::sizeHint() const {
  return {2 * padding + iconSide + gap + fontMetrics().horizontalAdvance(text()) + 1, metrics::smallIconButtonSize};
}

void ScrimButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (underMouse()) drawRoundedBox(painter, rect(), metrics::radiusControl, QColor(255, 255, 255, 51));
  const QColor ink = color(ColorRole::OnScrim);
  drawIcon(painter, m_icon, QRect(padding, 0, iconSide, height()), iconSide, ink);
  painter.setFont(font());
  painter.setPen(ink);
  painter.drawText(rect().adjusted(padding + iconSide + gap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void ScrimButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void ScrimButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
