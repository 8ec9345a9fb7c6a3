#include "ui/widgets/painting.h"

#include <QFontMetricsF>
#include <cmath>

#include "ui/theme/icon_provider.h"

namespace ui {

void drawRoundedBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& line,
                    qreal lineWidth) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  const bool lined = line.isValid() && line.alpha() > 0;
  painter.setPen(lined ? QPen(line, lineWidth) : QPen(Qt::NoPen));
  const qreal half = lined ? lineWidth / 2 : 0;
  painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
  painter.restore();
}

void drawIcon(QPainter& painter, const QString& name, const QRectF& rect, int size, const QColor& color) {
  const QPointF corner(std::round(rect.center().x() - size / 2.0), std::round(rect.center().y() - size / 2.0));
  painter.drawPixmap(corner, IconProvider::pixmap(name, size, painter.device()->devicePixelRatio(), color));
}

void drawEmptyCells(QPainter& painter, const QRectF& box, qint64 grid) {
  painter.fillRect(box, color(ColorRole::Cell));
  const QColor line = color(ColorRole::CellLine);
  for (qint64 cell = 0; cell < grid; ++cell) {
    const qreal at = std::floor(box.width() * static_cast<qreal>(cell) / static_cast<qreal>(grid));
    painter.fillRect(QRectF(box.left(), box.top() + at, box.width(), 1), line);
    painter.fillRect(QRectF(box.left() + at, box.top(), 1, box.height()), line);
  }
}

QRectF drawBadge(QPainter& painter, const QPointF& anchor, Qt::Alignment alignment, const QString& icon,
                 const QString& text, const QColor& ground, const QColor& ink, const QColor& line) {
  constexpr qreal padding = 7;
  constexpr int iconSide = 13;
  const QFont font = theme().font(TypeStyle::CaptionMedium);
  const qreal textWidth = QFontMetricsF(font).horizontalAdvance(text);
  const qreal iconWidth = icon.isEmpty() ? 0 : text.isEmpty() ? iconSide : iconSide + 4;
  const qreal height = theme().lineHeight(TypeStyle::Caption) + 6;
  QRectF place(anchor, QSizeF(std::ceil(textWidth + iconWidth + 2 * padding), height));
  if (alignment.testFlag(Qt::AlignRight)) place.moveRight(anchor.x());
  if (alignment.testFlag(Qt::AlignBottom)) place.moveBottom(anchor.y());
  drawRoundedBox(painter, place, 5, ground, line);
  if (!icon.isEmpty())
    drawIcon(painter, icon, QRectF(place.left() + padding, place.top(), iconSide, height), iconSide, ink);
  painter.setFont(font);
  painter.setPen(ink);
  painter.drawText(place.adjusted(padding + iconWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
  return place;
}

}  // namespace ui
