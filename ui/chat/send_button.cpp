#include "ui/chat/send_button.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {

SendButton::SendButton(QWidget* parent) : QAbstractButton(parent) {
  setAccessibleName(tr("Send"));
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
}

void SendButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ColorRole fill = !isEnabled()   ? ColorRole::Track
                         : isDown()     ? ColorRole::AccentPressed
                         : underMouse() ? ColorRole::AccentHover
                                        : ColorRole::Accent;
  drawRoundedBox(painter, rect(), metrics::radiusTile, color(fill));
  drawIcon(painter, QStringLiteral("send"), rect(), 18, color(isEnabled() ? ColorRole::OnAccent : ColorRole::Text2));
}

}  // namespace ui
