#include "ui/chat/drop_frame.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int inset = 8;
constexpr int lineWidth = 2;
constexpr int iconSide = 18;
constexpr int groundHeight = 44;

}  // namespace

DropFrame::DropFrame(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFont(theme().font(TypeStyle::Title));
  hide();
}

void DropFrame::say(const QString& words, bool accepted) {
  m_words = words;
  m_accepted = accepted;
  setAccessibleName(words);
  show();
  raise();
  update();
}

void DropFrame::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor veil = color(ColorRole::Surface);
  veil.setAlphaF(0.88F);
  painter.fillRect(rect(), veil);
  const QColor ink = color(m_accepted ? ColorRole::Accent : ColorRole::Error);
  QPen dashes(ink, lineWidth);
  dashes.setDashPattern({3, 2});
  dashes.setCapStyle(Qt::FlatCap);
  painter.setPen(dashes);
  painter.setBrush(Qt::NoBrush);
  const qreal edge = inset + lineWidth / 2.0;
  painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), metrics::radiusCard, metrics::radiusCard);
  const int textWidth = painter.fontMetrics().horizontalAdvance(m_words);
  const int left = (width() - textWidth - iconSide - metrics::space8) / 2;
  const QRect ground(left - metrics::space16, (height() - groundHeight) / 2, textWidth + iconSide + 5 * metrics::space8,
                     groundHeight);
  drawRoundedBox(painter, ground, metrics::radiusCard, color(ColorRole::Popover), color(ColorRole::BorderPop));
  drawIcon(painter, m_accepted ? QStringLiteral("attach") : QStringLiteral("error"), QRect(left, 0, iconSide, height()),
           iconSide, ink);
  painter.setPen(color(m_accepted ? ColorRole::AccentText : ColorRole::Error));
  painter.drawText(rect().adjusted(left + iconSide + metrics::space8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   m_words);
}

}  // namespace ui
