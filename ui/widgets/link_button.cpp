#include "ui/widgets/link_button.h"

#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int iconSide = 14;
constexpr int gap = 6;
constexpr int least = 24;  ///< of height, for the mouse

}  // namespace

LinkButton::LinkButton(const QString& text, QWidget* parent) : QAbstractButton(parent) {
  setText(text);
  setFont(theme().font(TypeStyle::Small));
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void LinkButton::setIconName(const QString& icon) {
  m_icon = icon;
  updateGeometry();
}

QSize LinkButton::sizeHint() const {
  return {fontMetrics().horizontalAdvance(text()) + 1 + (m_icon.isEmpty() ? 0 : iconSide + gap),
          std::max(least, fontMetrics().height())};
}

void LinkButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor ink = color(ColorRole::AccentText);
  int left = 0;
  if (!m_icon.isEmpty()) {
    drawIcon(painter, m_icon, QRect(0, 0, iconSide, height()), iconSide, ink);
    left = iconSide + gap;
  }
  QFont words = font();
  words.setUnderline(underMouse());
  painter.setFont(words);
  painter.setPen(ink);
  painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(text(), Qt::ElideMiddle, width() - left));
}

void LinkButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void LinkButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
