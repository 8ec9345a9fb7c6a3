#include "ui/create/reroll_line.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr qint64 pageRows = 4;
constexpr int lineWidth = 2;

}  // namespace

RerollLine::RerollLine(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setProperty("ownFocus", true);  // the line shows it
  setMouseTracking(true);
  setCursor(Qt::SplitVCursor);
  hide();
}

void RerollLine::open(const QRect& tile, qint64 rows) {
  m_rows = std::max<qint64>(1, rows);
  setGeometry(tile);
  keep(m_rows / 2);
  show();
  raise();
  setFocus(Qt::OtherFocusReason);
}

void RerollLine::keep(qint64 rows) {
  m_kept = std::clamp<qint64>(rows, 0, m_rows - 1);
  setAccessibleName(tr("Draw anew below row %1 of %2. Up and Down move the line, Enter draws.").arg(m_kept).arg(m_rows));
  QAccessibleEvent changed(this, QAccessible::NameChanged);
  QAccessible::updateAccessibility(&changed);
  update();
}

void RerollLine::choose() {
  const qint64 rows = m_kept;
  leave();
  Q_EMIT chosen(rows);
}

void RerollLine::leave() {
  if (!isVisible()) return;
  hide();
  Q_EMIT left();
}

void RerollLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath clip;
  clip.addRoundedRect(rect(), metrics::radiusTile, metrics::radiusTile);
  painter.setClipPath(clip);
  const double y = height() * static_cast<double>(m_kept) / static_cast<double>(m_rows);
  painter.fillRect(QRectF(0, y, width(), height() - y), color(ColorRole::Scrim));
  painter.fillRect(QRectF(0, y - lineWidth / 2.0, width(), lineWidth), color(ColorRole::Accent));
  const QString words = width() < 200 ? tr("%1 of %2 kept").arg(m_kept).arg(m_rows)
                                      : tr("%1 of %2 rows kept · Enter draws").arg(m_kept).arg(m_rows);
  const double badge = std::clamp(y + 8, 8.0, height() - 28.0);
  drawBadge(painter, QPointF(8, badge), Qt::AlignLeft, QStringLiteral("retry"), words, color(ColorRole::Scrim), color(ColorRole::OnScrim));
}

void RerollLine::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up: return keep(m_kept - 1);
    case Qt::Key_Down: return keep(m_kept + 1);
    case Qt::Key_PageUp: return keep(m_kept - pageRows);
    case Qt::Key_PageDown: return keep(m_kept + pageRows);
    case Qt::Key_Home: return keep(0);
    case Qt::Key_End: return keep(m_rows);
    case Qt::Key_Return:
    case Qt::Key_Enter: return choose();
    case Qt::Key_Escape: return leave();
    default: QWidget::keyPressEvent(event);
  }
}

void RerollLine::mouseMoveEvent(QMouseEvent* event) {
  keep(std::llround(event->position().y() / std::max(1, height()) * static_cast<double>(m_rows)));
}

void RerollLine::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) return choose();
  leave();
}

void RerollLine::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  leave();
}

}  // namespace ui
