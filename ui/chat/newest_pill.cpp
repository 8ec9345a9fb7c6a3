#include "ui/chat/newest_pill.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int iconSide = 14;
constexpr int padding = 10;

}  // namespace

NewestPill::NewestPill(QWidget* parent) : QAbstractButton(parent) {
  setText(tr("Newest"));
  setAccessibleName(tr("Go to the newest message"));
  setFont(theme().font(TypeStyle::SmallMedium));
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  hide();
}

QSize NewestPill::sizeHint() const {
  return {fontMetrics().horizontalAdvance(text()) + iconSide + metrics::space4 + 2 * padding,
          metrics::smallControlHeight};
}

void NewestPill::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QColor fill = color(isDown() ? ColorRole::Pressed : underMouse() ? ColorRole::Hover : ColorRole::Popover);
  drawRoundedBox(painter, rect(), height() / 2.0, fill, color(ColorRole::BorderPop));
  painter.setPen(color(ColorRole::Text));
  painter.drawText(rect().adjusted(padding, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
  drawIcon(painter, QStringLiteral("down"), QRect(width() - padding - iconSide, 0, iconSide, height()), iconSide,
           color(ColorRole::Text2));
}

}  // namespace ui
