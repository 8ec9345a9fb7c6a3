#include "ui/widgets/icon_button.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {

IconButton::IconButton(const QString& icon, const QString& words, QWidget* parent, IconButtonSize size)
    : QAbstractButton(parent), m_icon(icon), m_size(size) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setWords(words);
}

void IconButton::setIconName(const QString& icon) {
  m_icon = icon;
  update();
}

void IconButton::setWords(const QString& words, const QString& shortcut) {
  setAccessibleName(words);
  setToolTip(shortcut.isEmpty() ? words : QStringLiteral("%1  %2").arg(words, shortcut));
}

void IconButton::setFramed(bool framed) {
  m_framed = framed;
  updateGeometry();
}

void IconButton::setOverPicture(bool over) {
  m_overPicture = over;
  update();
}

QSize IconButton::sizeHint() const {
  const int side = m_framed ? metrics::controlHeight
                   : m_size == IconButtonSize::Normal ? metrics::iconButtonSize : metrics::smallIconButtonSize;
  return {side, side};
}

void IconButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool hot = underMouse() && isEnabled();
  QColor fill;
  QColor ink = color(ColorRole::Text2);
  if (m_framed) fill = color(ColorRole::Field);
  if (isChecked()) {
    fill = color(ColorRole::Selected);
    ink = color(ColorRole::AccentText);
  }
  if (isDown()) {
    fill = color(ColorRole::Pressed);
  } else if (hot && !isChecked()) {
    fill = color(ColorRole::Hover);
    ink = color(ColorRole::Text);
  }
  if (m_overPicture) {
    ink = color(ColorRole::OnScrim);
    fill = hot ? QColor(255, 255, 255, 51) : QColor();
  }
  if (!isEnabled()) ink = color(ColorRole::Disabled);
  const QColor line = m_framed ? color(ColorRole::Border) : QColor();
  if (fill.isValid() || line.isValid()) drawRoundedBox(painter, rect(), metrics::radiusControl, fill, line);
  drawIcon(painter, m_icon, rect(), m_size == IconButtonSize::Normal ? 18 : 16, ink);
}

void IconButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void IconButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
