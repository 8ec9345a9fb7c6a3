#include "ui/create/tile_overlay.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/metrics.h"

namespace ui {

TileOverlay::TileOverlay(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setProperty("ownFocus", true);  // what is chosen shows it
  setMouseTracking(true);
  hide();
}

void TileOverlay::openOver(const QRect& tile) {
  setGeometry(tile);
  show();
  raise();
  setFocus(Qt::OtherFocusReason);
}

void TileOverlay::leave() {
  if (!isVisible()) return;
  hide();
  Q_EMIT left();
}

void TileOverlay::describe(const QString& words) {
  setAccessibleName(words);
  QAccessibleEvent changed(this, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changed);
  update();
}

void TileOverlay::clip(QPainter& painter) const {
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath tile;
  tile.addRoundedRect(rect(), metrics::radiusTile, metrics::radiusTile);
  painter.setClipPath(tile);
}

void TileOverlay::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return choose();
    case Qt::Key_Escape: return leave();
    default: break;
  }
  if (!takeKey(*event)) QWidget::keyPressEvent(event);
}

void TileOverlay::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  leave();
}

}  // namespace ui
