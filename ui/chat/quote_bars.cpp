#include "ui/chat/quote_bars.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>

#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr qreal barWidth = 3;
constexpr qreal aboveLetters = 4;  // of the height of a line

}  // namespace

void paintQuoteBars(QPainter& painter, const QTextDocument& document, const QRect& shown) {
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (!block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel)) continue;
    const QRectF text = document.documentLayout()->blockBoundingRect(block);
    // On to the next one of the same quotation, over the gap between them.
    const bool goesOn = block.next().isValid() && block.next().blockFormat().hasProperty(QTextFormat::BlockQuoteLevel);
    const qreal bottom = goesOn ? document.documentLayout()->blockBoundingRect(block.next()).top() : text.bottom();
    if (bottom < shown.top() || text.top() > shown.bottom()) continue;
    const qreal top = text.top() + aboveLetters;
    drawRoundedBox(painter, QRectF(0, top, barWidth, bottom - top), barWidth / 2, color(ColorRole::BorderStrong));
  }
}

}  // namespace ui
