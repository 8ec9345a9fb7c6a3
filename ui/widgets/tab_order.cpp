#include "ui/widgets/tab_order.h"

#include <QWidget>

namespace ui {

namespace {

/// Itself or through a widget in it. (The edit in a spin box, which lets its box have the focus, goes where that goes.)
bool takesTabFocus(const QWidget* widget) {
  const QWidget* proxy = widget->focusProxy();
  if (proxy == nullptr) return (widget->focusPolicy() & Qt::TabFocus) != 0;
  return widget->isAncestorOf(proxy) && takesTabFocus(proxy);
}

}  // namespace

QList<QWidget*> tabStops(QWidget* part) {
  QList<QWidget*> stops;
  QWidget* widget = part;
  do {
    const bool isInside = widget == part || part->isAncestorOf(widget);
    if (isInside && takesTabFocus(widget)) stops.append(widget);
    widget = widget->nextInFocusChain();
  } while (widget != part);
  return stops;
}

void setTabOrder(const QList<QWidget*>& stops) {
  for (qsizetype next = 1; next < stops.size(); ++next) QWidget::setTabOrder(stops[next - 1], stops[next]);
}

}  // namespace ui
