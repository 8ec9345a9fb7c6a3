#pragma once

class QPainter;
class QRect;
class QTextBlock;
class QTextBlockFormat;
class QTextDocument;

namespace ui {

/// Bullets of Markdown lists, painted here because Qt's have the full weight of the text, stand close to it, and look
/// different for each of Markdown's three signs. Numbers and check boxes stay Qt's.
///
/// Takes Qt's bullet from the format of a list item; the list itself stays what it is, also when it is copied.
void hideBullet(QTextBlockFormat& format, const QTextBlock& item);
/// Paints the bullets that were hidden, as far as they lie in `shown`; in the coordinates of the document.
void paintBullets(QPainter& painter, const QTextDocument& document, const QRect& shown);

}  // namespace ui
