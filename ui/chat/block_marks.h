#pragma once

class QPainter;
class QRect;
class QTextBlock;
class QTextDocument;

namespace ui {

/// What Qt does not draw around blocks of Markdown: the ground behind code, behind the text; the bar at the left of
/// quotations. As far as they lie in `shown`, in the document's coordinates.
void paintCodeGrounds(QPainter& painter, const QTextDocument& document, const QRect& shown);
void paintQuoteBars(QPainter& painter, const QTextDocument& document, const QRect& shown);

/// Room between the text of code and the edge of its ground.
inline constexpr int codePadding = 8;
[[nodiscard]] bool isCodeBlock(const QTextBlock& block);

}  // namespace ui
