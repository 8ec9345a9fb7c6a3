#pragma once

#include <QPainter>
#include <QRect>
#include <QString>

namespace ui {

/// How wide the box around keys is; 0 without keys.
int keyHintWidth(const QString& keys);

/// Keys in a small box at the right end of `place`, in its middle; returns the box. Invalid colours: those of hints.
QRect drawKeyHint(QPainter& painter, const QRect& place, const QString& keys, const QColor& ink = {}, const QColor& line = {});

}  // namespace ui
