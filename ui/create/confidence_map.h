#pragma once

#include <QList>
#include <QPainter>
#include <QString>

#include "core/inference/token_report.h"

namespace ui {

/// A dot for each token of a picture whose distribution is known: the less sure the model was, the larger. `box` is the
/// picture's place, `grid` its tokens on a side.
void paintConfidence(QPainter& painter, const QRectF& box, const QList<core::inference::TokenReport>& reports, qint64 grid);

/// The report of the cell at a place of the picture; null where there is none.
const core::inference::TokenReport* reportAt(const QPointF& place, const QRectF& box,
                                             const QList<core::inference::TokenReport>& reports, qint64 grid);

/// "Row 3, column 7: 34 %, the likeliest. Others: 12 %, 9 % …", with the numbers of the codes.
QString confidenceWords(const core::inference::TokenReport& report, qint64 grid);

}  // namespace ui
