#include "ui/create/reroll_line.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr qint64 pageRows = 4;
constexpr int lineWidth = 2;

}  // namespace

RerollLine::RerollLine(QWidget* parent) : TileOverlay(parent) { setCursor(Qt::SplitVCursor); }

void RerollLine::open(const QRect& tile, qint64 rows) {
  m_rows = std::max<qint64>(1, rows);
  keep(m_rows / 2);
  openOver(tile);
}

void RerollLine::keep(qint64 rows) {
  m_kept = std::clamp<qint64>(rows, 0, m_rows - 1);
  describe(tr("Draw anew below row %1 of %2. Up and Down move the line, Enter draws.").arg(m_kept).arg(m_rows));
}

void RerollLine::choose() {
  const qint64 rows = m_kept;
  leave();
  Q_EMIT chosen(rows);
}

void RerollLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  clip(painter);
  const double y = height() * static_cast<double>(m_kept) / static_cast<double>(m_rows);
  painter.fillRect(QRectF(0, y, width(), height() - y), color(ColorRole::Scrim));
  painter.fillRect(QRectF(0, y - lineWidth / 2.0, width(), lineWidth), color(ColorRole::Accent));
  const QString words = width() < 200 ? tr("%1 of %2 kept").arg(m_kept).arg(m_rows)
                                      : tr("%1 of %2 rows kept · Enter draws").arg(m_kept).arg(m_rows);
  const double badge = std::clamp(y + 8, 8.0, height() - 28.0);
  drawBadge(painter, QPointF(8, badge), Qt::AlignLeft, QStringLiteral("retry"), words, color(ColorRole::Scrim), color(ColorRole::OnScrim));
}

bool RerollLine::takeKey(const QKeyEvent& event) {
  switch (event.key()) {
    case Qt::Key_Up: return keep(m_kept - 1), true;
    case Qt::Key_Down: return keep(m_kept + 1), true;
    case Qt::Key_PageUp: return keep(m_kept - pageRows), true;
    case Qt::Key_PageDown: return keep(m_kept + pageRows), true;
    case Qt::Key_Home: return keep(0), true;
    case Qt::Key_End: return keep(m_rows), true;
    default: return false;
  }
}

void RerollLine::mouseMoveEvent(QMouseEvent* event) {
  keep(std::llround(event->position().y() / std::max(1, height()) * static_cast<double>(m_rows)));
}

void RerollLine::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) return choose();
  leave();
}

}  // namespace ui
