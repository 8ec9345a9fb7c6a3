#include "ui/chat/block_marks.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr qreal barWidth = 3;
constexpr qreal aboveLetters = 4;  // of the height of a line

bool isQuote(const QTextBlock& block) { return block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel); }

/// Calls `paint(top, bottom)` for each run of neighbouring blocks for which `belongs` holds.
template <typename Belongs, typename Paint>
void forRuns(const QTextDocument& document, const QRect& shown, Belongs belongs, Paint paint) {
  const QAbstractTextDocumentLayout* layout = document.documentLayout();
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (!belongs(block)) continue;
    const qreal top = layout->blockBoundingRect(block).top();
    while (block.next().isValid() && belongs(block.next())) block = block.next();
    const qreal bottom = layout->blockBoundingRect(block).bottom();
    if (bottom + codePadding >= shown.top() && top - codePadding <= shown.bottom()) paint(top, bottom);
  }
}

}  // namespace

bool isCodeBlock(const QTextBlock& block) {
  const QTextBlockFormat format = block.blockFormat();
  return format.hasProperty(QTextFormat::BlockCodeFence) || format.nonBreakableLines();
}

void paintCodeGrounds(QPainter& painter, const QTextDocument& document, const QRect& shown) {
  const qreal width = document.textWidth();
  forRuns(document, shown, isCodeBlock, [&](qreal top, qreal bottom) {
    drawRoundedBox(painter, QRectF(0, top - codePadding, width, bottom - top + 2 * codePadding), metrics::radiusControl,
                   color(ColorRole::Raised), color(ColorRole::Border));
  });
}

void paintQuoteBars(QPainter& painter, const QTextDocument& document, const QRect& shown) {
  forRuns(document, shown, isQuote, [&](qreal top, qreal bottom) {
    drawRoundedBox(painter, QRectF(0, top + aboveLetters, barWidth, bottom - top - aboveLetters), barWidth / 2,
                   color(ColorRole::BorderStrong));
  });
}

}  // namespace ui
