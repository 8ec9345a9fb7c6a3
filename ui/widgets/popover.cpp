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
  m_corner = corner;
  m_grows = grows;
  settle();
  show();
  raise();
  return true;
}

/// As large as what it shows needs, lines that wrap included; the corner stays.
void Popover::settle() {
  adjustSize();
  if (layout()->hasHeightForWidth()) resize(width(), layout()->totalHeightForWidth(width()));
  if (m_grows == Grows::Up) {
    move(m_corner.x(), std::max(metrics::space8, m_corner.y() - height()));
  } else {
    move(std::max(metrics::space8, m_corner.x() - width()), m_corner.y());
  }
}

bool Popover::event(QEvent* event) {
  const bool done = QWidget::event(event);
  if (event->type() == QEvent::LayoutRequest && isVisible()) settle();
  return done;
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
