#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "ui/theme/theme.h"

namespace ui {

/// The colour of a role in the current theme.
inline QColor color(ColorRole role) { return theme().color(role); }

/// A filled box with round corners; an invalid `line` draws none. Antialiased, the line inside of `rect`.
void drawRoundedBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& line = {},
                    qreal lineWidth = 1);

/// The icon in the middle of `rect`.
void drawIcon(QPainter& painter, const QString& name, const QRectF& rect, int size, const QColor& color);

/// The ground of a picture that is not there yet: a square of grid × grid empty cells.
void drawEmptyCells(QPainter& painter, const QRectF& box, qint64 grid);

/// A small label on its own ground, as on tiles: 20 high, icon (may be empty) and text; returns the place it took.
/// `anchor` is the upper left corner, or the upper right one with `Qt::AlignRight`.
QRectF drawBadge(QPainter& painter, const QPointF& anchor, Qt::Alignment alignment, const QString& icon,
                 const QString& text, const QColor& ground, const QColor& ink, const QColor& line = {});

}  // namespace ui
