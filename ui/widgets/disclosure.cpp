#include "ui/widgets/disclosure.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int chevron = 14;
constexpr int gap = 6;
constexpr int turnMs = 100;

}  // namespace

Disclosure::Disclosure(const QString& text, QWidget* parent) : QAbstractButton(parent) {
  setText(text);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setFont(theme().font(TypeStyle::BodyMedium));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  m_turn.setDuration(turnMs);
  connect(&m_turn, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
  connect(this, &QAbstractButton::toggled, this, [this](bool unfolded) {
    m_turn.stop();
    m_turn.setStartValue(unfolded ? 0.0 : 90.0);
    m_turn.setEndValue(unfolded ? 90.0 : 0.0);
    if (isVisible() && Theme::motionAllowed()) m_turn.start();
  });
}

QSize Disclosure::sizeHint() const {
  return {chevron + gap + fontMetrics().horizontalAdvance(text()), metrics::smallControlHeight};
}

void Disclosure::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (underMouse())
    drawRoundedBox(painter, rect().adjusted(-4, 0, 0, 0), metrics::radiusControl, color(ColorRole::Hover));
  const bool turning = m_turn.state() == QAbstractAnimation::Running;
  const QString icon = isChecked() && !turning ? QStringLiteral("down") : QStringLiteral("right");
  painter.save();
  if (turning) {
    const QPointF middle(chevron / 2.0, height() / 2.0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(middle);
    painter.rotate(m_turn.currentValue().toDouble());
    painter.translate(-middle);
  }
  drawIcon(painter, icon, QRect(0, 0, chevron, height()), chevron, color(ColorRole::Text2));
  painter.restore();
  painter.setPen(color(ColorRole::Text));
  painter.drawText(rect().adjusted(chevron + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

}  // namespace ui
