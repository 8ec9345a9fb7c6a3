#include "ui/widgets/scroll_margin.h"

#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>

namespace ui {

void keepWidthBesideScrollBar(QScrollArea* area, QLayout* column) {
  const QScrollBar* bar = area->verticalScrollBar();
  QObject::connect(bar, &QScrollBar::rangeChanged, column, [bar, column, right = column->contentsMargins().right()](int, int most) {
    QMargins margins = column->contentsMargins();
    margins.setRight(std::max(0, right - (most > 0 ? bar->sizeHint().width() : 0)));
    column->setContentsMargins(margins);
  });
}

}  // namespace ui
