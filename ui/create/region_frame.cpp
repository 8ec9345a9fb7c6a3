#include "ui/create/region_frame.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int lineWidth = 2;
constexpr int badgeInset = 8;
constexpr int badgeRoom = 28;  ///< a badge and the gap before it
constexpr int narrowTile = 200;

}  // namespace

RegionFrame::RegionFrame(QWidget* parent) : TileOverlay(parent) { setCursor(Qt::CrossCursor); }

void RegionFrame::open(const QRect& tile, qint64 grid) {
  m_grid = static_cast<int>(std::max<qint64>(1, grid));
  const int side = std::max(1, m_grid / 2);
  const int before = (m_grid - side) / 2;
  take({before, before, side, side});
  openOver(tile);
}

/// What does not fit is moved until it does; a rectangle has one cell at least.
void RegionFrame::take(const QRect& cells) {
  const int width = std::clamp(cells.width(), 1, m_grid), height = std::clamp(cells.height(), 1, m_grid);
  m_cells = QRect(std::clamp(cells.left(), 0, m_grid - width), std::clamp(cells.top(), 0, m_grid - height), width, height);
  describe(tr("Draw anew %1, from row %2 and column %3 of %4. Arrows move the frame, Shift and arrows change its size, Enter draws.")
               .arg(sizeWords()).arg(m_cells.top() + 1).arg(m_cells.left() + 1).arg(m_grid));
}

QString RegionFrame::sizeWords() const { return tr("%1 × %2 cells").arg(m_cells.width()).arg(m_cells.height()); }

void RegionFrame::choose() {
  const QRect cells = m_cells;
  leave();
  Q_EMIT chosen(cells);
}

bool RegionFrame::takeKey(const QKeyEvent& event) {
  QPoint step;
  switch (event.key()) {
    case Qt::Key_Left: step = {-1, 0}; break;
    case Qt::Key_Right: step = {1, 0}; break;
    case Qt::Key_Up: step = {0, -1}; break;
    case Qt::Key_Down: step = {0, 1}; break;
    default: return false;
  }
  if (event.modifiers().testFlag(Qt::ShiftModifier)) {
    // The upper left corner stays, so that what grows does not move.
    const QSize size = m_cells.size() + QSize(step.x(), step.y());
    if (m_cells.left() + size.width() <= m_grid && m_cells.top() + size.height() <= m_grid) take({m_cells.topLeft(), size});
  } else {
    take(m_cells.translated(step));
  }
  return true;
}

QPoint RegionFrame::cellAt(const QPointF& place) const {
  const auto cell = [this](double at, int side) {
    return std::clamp(static_cast<int>(at * m_grid / std::max(1, side)), 0, m_grid - 1);
  };
  return {cell(place.x(), width()), cell(place.y(), height())};
}

void RegionFrame::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return leave();
  m_pressed = cellAt(event->position());
  m_isDrawn = false;
}

void RegionFrame::mouseMoveEvent(QMouseEvent* event) {
  if (!event->buttons().testFlag(Qt::LeftButton)) return;
  const QPoint here = cellAt(event->position());
  m_isDrawn = m_isDrawn || here != m_pressed;
  if (m_isDrawn) take(QRect(m_pressed, QSize(1, 1)).united(QRect(here, QSize(1, 1))));
}

void RegionFrame::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || m_isDrawn) return;
  if (m_cells.contains(m_pressed)) return choose();
  QRect moved = m_cells;
  moved.moveCenter(m_pressed);
  take(moved);
}

QRectF RegionFrame::placeOfCells() const {
  const double across = static_cast<double>(width()) / m_grid, down = static_cast<double>(height()) / m_grid;
  return {m_cells.left() * across, m_cells.top() * down, m_cells.width() * across, m_cells.height() * down};
}

void RegionFrame::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  clip(painter);
  const QRectF box = placeOfCells();
  painter.fillRect(box, color(ColorRole::Scrim));
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(color(ColorRole::Accent), lineWidth));
  painter.drawRect(box.adjusted(lineWidth / 2.0, lineWidth / 2.0, -lineWidth / 2.0, -lineWidth / 2.0));
  const QString words = width() < narrowTile ? sizeWords() : tr("%1 · Enter draws").arg(sizeWords());
  // Below the frame, where there is room, else above it, else in it: what is kept beside it stays in view.
  double y = box.bottom() + badgeInset;
  if (y + badgeRoom > height()) y = box.top() - badgeRoom;
  if (y < badgeInset) y = box.top() + badgeInset;
  drawBadge(painter, QPointF(badgeInset, y), Qt::AlignLeft, QStringLiteral("region"), words, color(ColorRole::Scrim), color(ColorRole::OnScrim));
}

}  // namespace ui
