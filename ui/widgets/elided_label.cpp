#include "ui/widgets/elided_label.h"

#include <QPainter>

#include "ui/widgets/painting.h"

namespace ui {

ElidedLabel::ElidedLabel(QWidget* parent, TypeStyle style, ColorRole role)
    : QWidget(parent), m_style(style), m_role(role) {
  setFont(theme().font(style));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text) {
  if (text == m_text) return;
  m_text = text;
  setAccessibleName(text);
  updateToolTip();
  updateGeometry();
  update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
  m_mode = mode;
  update();
}

void ElidedLabel::setRole(ColorRole role) {
  m_role = role;
  update();
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(m_text) + 1, theme().lineHeight(m_style)};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance(QStringLiteral("…")), theme().lineHeight(m_style)};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(color(isEnabled() ? m_role : ColorRole::Disabled));
  QString line = m_text;
  line.replace(QLatin1Char('\n'), QLatin1Char(' '));
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(line, m_mode, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  updateToolTip();
}

void ElidedLabel::updateToolTip() {
  setToolTip(fontMetrics().horizontalAdvance(m_text) > width() ? m_text : QString());
}

}  // namespace ui
