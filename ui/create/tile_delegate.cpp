#include "ui/create/tile_delegate.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QTextOption>
#include <algorithm>
#include <cmath>

#include "ui/create/confidence_map.h"
#include "ui/create/create_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int badgeInset = 8;
constexpr int badgeHeight = 20;
constexpr qint64 gridBeforeKnown = 24;
constexpr int narrowTile = 180;  ///< below this the badges take short words

/// Where row or column `cell` of `grid` begins.
qreal edge(const QRectF& box, qint64 cell, qint64 grid) {
  return box.width() * static_cast<qreal>(cell) / static_cast<qreal>(grid);
}

/// The rows of the picture that are known; the rest stays as it was painted.
void paintKnownRows(QPainter& painter, const QRectF& box, const Tile& tile) {
  if (tile.picture.isNull()) return;
  const qreal share = tile.grid > 0 ? static_cast<qreal>(tile.rows) / static_cast<qreal>(tile.grid) : 1.0;
  painter.save();
  painter.setClipRect(QRectF(box.left(), box.top(), box.width(), std::round(box.height() * share)), Qt::IntersectClip);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(box, tile.picture);
  painter.restore();
}

/// Tokens of the row in work, whose pixels are not known yet, and the cell that is drawn now.
void paintRowInWork(QPainter& painter, const QRectF& box, const Tile& tile) {
  if (tile.grid <= 0 || tile.tokens >= tile.grid * tile.grid) return;
  const qint64 row = tile.tokens / tile.grid;
  const qint64 column = tile.tokens % tile.grid;
  const qreal top = box.top() + edge(box, row, tile.grid);
  const qreal height = edge(box, 1, tile.grid);
  for (qint64 begun = tile.rows; begun < row; ++begun) {
    painter.fillRect(QRectF(box.left(), box.top() + edge(box, begun, tile.grid), box.width(), height),
                     color(ColorRole::Selected));
  }
  painter.fillRect(QRectF(box.left(), top, edge(box, column, tile.grid), height), color(ColorRole::Selected));
  painter.fillRect(QRectF(box.left() + edge(box, column, tile.grid), top, height, height), color(ColorRole::Accent));
}

void paintLine(QPainter& painter, const QRectF& box, const Tile& tile) {
  const QRectF line(box.left(), box.bottom() - metrics::progressLineHeight, box.width(), metrics::progressLineHeight);
  painter.fillRect(line, color(ColorRole::Track));
  const qreal share = tile.grid > 0 ? static_cast<qreal>(tile.tokens) / static_cast<qreal>(tile.grid * tile.grid) : 0;
  painter.fillRect(QRectF(line.topLeft(), QSizeF(line.width() * std::min(1.0, share), line.height())),
                   color(ColorRole::Accent));
}

void scrimBadge(QPainter& painter, const QPointF& anchor, Qt::Alignment alignment, const QString& icon,
                const QString& text) {
  drawBadge(painter, anchor, alignment, icon, text, color(ColorRole::Scrim), color(ColorRole::OnScrim));
}

void quietBadge(QPainter& painter, const QPointF& anchor, const QString& icon, const QString& text) {
  drawBadge(painter, anchor, Qt::AlignLeft, icon, text, color(ColorRole::Surface), color(ColorRole::Text2),
            color(ColorRole::Border));
}

void paintDrawing(QPainter& painter, const QRectF& box, const Tile& tile) {
  paintKnownRows(painter, box, tile);
  paintRowInWork(painter, box, tile);
  paintLine(painter, box, tile);
  const QPointF left = box.topLeft() + QPointF(badgeInset, badgeInset);
  const QPointF right = box.topRight() + QPointF(-badgeInset, badgeInset);
  scrimBadge(painter, left, Qt::AlignLeft, {}, TileDelegate::tr("Preview"));
  if (tile.phase == TilePhase::Painting)
    return scrimBadge(painter, right, Qt::AlignRight, {}, TileDelegate::tr("Painting"));
  const qint64 row = std::min(tile.grid, tile.tokens / std::max<qint64>(1, tile.grid) + 1);
  const QString text = box.width() < narrowTile ? TileDelegate::tr("%1 of %2") : TileDelegate::tr("Row %1 of %2");
  scrimBadge(painter, right, Qt::AlignRight, {}, text.arg(row).arg(tile.grid));
}

void paintStopped(QPainter& painter, const QRectF& box, const Tile& tile) {
  paintKnownRows(painter, box, tile);
  const QPointF corner = box.topLeft() + QPointF(badgeInset, badgeInset);
  if (tile.picture.isNull()) return quietBadge(painter, corner, QStringLiteral("stop"), TileDelegate::tr("Stopped"));
  const QString text =
      tile.rows < tile.grid ? TileDelegate::tr("Stopped, row %1").arg(tile.rows) : TileDelegate::tr("Stopped");
  scrimBadge(painter, corner, Qt::AlignLeft, QStringLiteral("stop"), text);
}

/// The sentence stands on the first tile that failed; the others say only that they were not drawn.
void paintFailed(QPainter& painter, const QRectF& box, const Drawing& drawing, bool first) {
  painter.fillRect(box, color(ColorRole::ErrorSoft));
  const QRectF inner = box.adjusted(16, 12, -16, -12);
  QTextOption wrapping(Qt::AlignHCenter | Qt::AlignTop);
  wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  const QString text =
      first ? QStringLiteral("%1\n%2").arg(drawing.failureHeading, drawing.failure) : TileDelegate::tr("Not drawn");
  painter.setFont(theme().font(TypeStyle::Small));
  const qreal textHeight = std::min(painter.boundingRect(inner, text, wrapping).height(), inner.height() - 32);
  const qreal top = inner.top() + std::max(0.0, (inner.height() - textHeight - 32) / 2);
  drawIcon(painter, QStringLiteral("error"), QRectF(inner.left(), top, inner.width(), 24), 22, color(ColorRole::Error));
  painter.setPen(color(ColorRole::Text));
  painter.drawText(QRectF(inner.left(), top + 32, inner.width(), inner.bottom() - top - 32), text, wrapping);
}

bool isFirstFailed(const Drawing& drawing, int index) {
  return std::none_of(drawing.tiles.begin(), drawing.tiles.begin() + index,
                      [](const Tile& tile) { return tile.phase == TilePhase::Failed; });
}

void paintPhase(QPainter& painter, const QRectF& box, const Tile& tile, const Drawing& drawing, int index) {
  switch (tile.phase) {
    case TilePhase::Waiting:
      return quietBadge(painter, box.topLeft() + QPointF(badgeInset, badgeInset), QStringLiteral("clock"),
                        TileDelegate::tr("Waiting"));
    case TilePhase::Drawing:
    case TilePhase::Painting: return paintDrawing(painter, box, tile);
    case TilePhase::Final: return paintKnownRows(painter, box, tile);
    case TilePhase::Stopped: return paintStopped(painter, box, tile);
    case TilePhase::Failed: return paintFailed(painter, box, drawing, isFirstFailed(drawing, index));
  }
}

/// Which place a picture took, and with how much.
QString rankWords(const Drawing& drawing, const Tile& tile, bool narrow) {
  const bool nearAnEnd = tile.merit < 0.1 || tile.merit > 0.9;  // where a tenth may tell two pictures apart
  const QString percent = QLocale().toString(tile.merit * 100, 'f', nearAnEnd ? 1 : 0);
  const QString place = TileDelegate::tr("%1 of %2").arg(tile.rank).arg(drawing.tiles.size());
  if (narrow) return TileDelegate::tr("%1 · %2 %").arg(place, percent);
  return drawing.ranking.by == RankedBy::Prompt ? TileDelegate::tr("%1 · yes %2 %").arg(place, percent)
                                                : TileDelegate::tr("%1 · fits %2 %").arg(place, percent);
}

/// A rank, a star, and in a strip the guidance that makes the difference. The latter two lie where the buttons are.
void paintMarks(QPainter& painter, const QRectF& box, const Tile& tile, const Drawing& drawing, bool hasActions) {
  if (tile.rank > 0) {
    scrimBadge(painter, box.topLeft() + QPointF(badgeInset, badgeInset), Qt::AlignLeft, {},
               rankWords(drawing, tile, box.width() < narrowTile));
  }
  if (hasActions) return;
  if (tile.starred) {
    scrimBadge(painter, box.topRight() + QPointF(-badgeInset, badgeInset), Qt::AlignRight, QStringLiteral("star-on"), {});
  }
  const std::vector<float>& strip = drawing.branch.variation.guidance_strip;
  if (strip.empty() || tile.phase == TilePhase::Failed) return;
  const QString weight = QLocale().toString(static_cast<double>(strip[static_cast<std::size_t>(tile.number)]), 'g', 3);
  scrimBadge(painter, box.bottomLeft() + QPointF(badgeInset, -badgeInset - badgeHeight), Qt::AlignLeft, {},
             TileDelegate::tr("Guidance %1").arg(weight));
}

}  // namespace

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = qobject_cast<const CreateModel*>(index.model());
  const Tile* tile = model != nullptr ? model->tileAt(index) : nullptr;
  if (tile == nullptr) return;
  const QRectF box = option.rect;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  QPainterPath clip;
  clip.addRoundedRect(box, metrics::radiusTile, metrics::radiusTile);
  painter->setClipPath(clip, Qt::IntersectClip);
  if (tile->phase != TilePhase::Final) drawEmptyCells(*painter, box, tile->grid > 0 ? tile->grid : gridBeforeKnown);
  paintPhase(*painter, box, *tile, *model->drawingAt(index), index.row());
  if (m_confidence) paintConfidence(*painter, box, tile->reports, tile->grid);
  paintMarks(*painter, box, *tile, *model->drawingAt(index), m_actionTile == index);
  painter->restore();
  if (tile->phase == TilePhase::Waiting)
    drawRoundedBox(*painter, box, metrics::radiusTile, QColor(), color(ColorRole::CellLine));
  if (option.state.testFlag(QStyle::State_HasFocus)) {
    drawRoundedBox(*painter, box.adjusted(-4, -4, 4, 4), metrics::radiusTile + 4, QColor(), color(ColorRole::Focus), 2);
  }
}

}  // namespace ui
