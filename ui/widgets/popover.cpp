#include "ui/widgets/popover.h"

#include <QApplication>
#include <QLayout>
#include <QPainter>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {

Popover::Popover(QWidget* parent) : QWidget(parent) { hide(); }

bool Popover::toggleAt(const QPoint& corner, Grows grows, const QWidget* opener) {
  if (isVisible()) {
    hide();
    return false;
  }
  m_opener = opener;
  fitContents();
  if (grows == Grows::Up) {
    move(corner.x(), std::max(metrics::space8, corner.y() - height()));
  } else {
    move(std::max(metrics::space8, corner.x() - width()), corner.y());
  }
  show();
  raise();
  return true;
}

void Popover::fitContents() {
  // From the inside out, and without what layouts remember: they hear only later that a part of a part was shown.
  QList<QWidget*> parts = findChildren<QWidget*>();
  parts.prepend(this);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    QLayout* inner = (*part)->layout();
    if (inner == nullptr) continue;
    inner->invalidate();
    inner->activate();
  }
  adjustSize();
  if (layout()->hasHeightForWidth()) resize(width(), layout()->totalHeightForWidth(width()));
}

bool Popover::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonPress && isVisible()) {
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget && widget->window() == window() && widget != this && !isAncestorOf(widget)) {
      hide();
      return widget == m_opener;  // its own button would open it again
    }
  }
  if (event->type() == QEvent::Resize && watched == parentWidget()) hide();
  return QWidget::eventFilter(watched, event);
}

void Popover::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  qApp->installEventFilter(this);
}

void Popover::hideEvent(QHideEvent* event) {
  qApp->removeEventFilter(this);
  QWidget::hideEvent(event);
}

void Popover::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusCard, color(ColorRole::Popover), color(ColorRole::BorderPop));
}

}  // namespace ui
