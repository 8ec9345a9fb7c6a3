#pragma once

class QPainter;
class QRect;
class QTextDocument;

namespace ui {

/// The bar at the left of quotations, which Qt only indents; as far as they lie in `shown`, in the document's coordinates.
void paintQuoteBars(QPainter& painter, const QTextDocument& document, const QRect& shown);

}  // namespace ui
