#include "ui/chat/list_bullets.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextList>
#include <cmath>

#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr double sideByEm = 0.33;
constexpr double distanceByEm = 0.95;  // from the text to the middle of the bullet

bool isBullet(QTextListFormat::Style style) {
  return style == QTextListFormat::ListDisc || style == QTextListFormat::ListCircle ||
         style == QTextListFormat::ListSquare;
}

bool isHidden(const QTextBlockFormat& format) {
  return format.hasProperty(QTextFormat::ListStyle) &&
         format.intProperty(QTextFormat::ListStyle) == QTextListFormat::ListStyleUndefined;
}

/// Beside the first line of an item, level with the middle of its small letters.
QRectF bulletOf(const QTextBlock& item, const QPointF& corner, const QFont& font) {
  const QTextLine line = item.layout()->lineAt(0);
  const QRectF text = line.naturalTextRect().translated(corner);
  const double em = QFontInfo(font).pixelSize();
  const bool rightToLeft = item.textDirection() == Qt::RightToLeft;
  const double side = std::round(sideByEm * em);
  const double middle = rightToLeft ? text.right() + distanceByEm * em : text.left() - distanceByEm * em;
  const double height = text.top() + line.ascent() - QFontMetricsF(font).xHeight() / 2;
  return {std::round(middle - side / 2), std::floor(height - side / 2), side, side};  // whole pixels: a clear edge
}

}  // namespace

void hideBullet(QTextBlockFormat& format, const QTextBlock& item) {
  const QTextList* list = item.textList();
  const bool hasBox = format.marker() != QTextBlockFormat::MarkerType::NoMarker;
  if (list == nullptr || hasBox || !isBullet(list->format().style())) return;
  format.setProperty(QTextFormat::ListStyle, QTextListFormat::ListStyleUndefined);
}

void paintBullets(QPainter& painter, const QTextDocument& document, const QRect& shown) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (!isHidden(block.blockFormat())) continue;
    const QRectF place = document.documentLayout()->blockBoundingRect(block);
    if (block.layout()->lineCount() == 0 || !place.intersects(shown)) continue;
    const QRectF bullet = bulletOf(block, place.topLeft(), document.defaultFont());
    drawRoundedBox(painter, bullet, bullet.width() / 2, color(ColorRole::Text2));
  }
}

}  // namespace ui
