#pragma once

#include <QList>

class QWidget;

namespace ui {

/// What the Tab key stops at in `part`, itself included, in the present order; what is hidden or disabled now, too.
QList<QWidget*> tabStops(QWidget* part);

/// Lets the Tab key go from each of the stops to the next one. QWidget::setTabOrder moves single widgets: a part that
/// is named there leaves its children where they were made.
void setTabOrder(const QList<QWidget*>& stops);

}  // namespace ui
