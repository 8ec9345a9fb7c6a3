#include "ui/gallery/gallery_delegate.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "ui/gallery/gallery_model.h"
#include "ui/gallery/thumbnails.h"
#include "ui/store/picture_archive.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int emptyCells = 24;
constexpr int inset = 9;
constexpr int boxSide = 16;
constexpr int starSide = 16;
constexpr int starBoxSide = 24;
constexpr int starInset = 5;
constexpr int frameGap = 4;  ///< of the line's outer edge from the picture: 2 free, 2 line

QPainterPath rounded(const QRectF& box) {
  QPainterPath path;
  path.addRoundedRect(box, metrics::radiusControl, metrics::radiusControl);
  return path;
}

void paintGone(QPainter& painter, const QRectF& box) {
  painter.fillRect(box, color(ColorRole::Raised));
  const QRectF middle(box.left(), box.center().y() - 24, box.width(), 24);
  drawIcon(painter, QStringLiteral("error"), middle, 20, color(ColorRole::Error));
  painter.setFont(theme().font(TypeStyle::Small));
  painter.setPen(color(ColorRole::Text2));
  painter.drawText(QRectF(box.left() + 4, middle.bottom() + 4, box.width() - 8, 36), Qt::AlignHCenter | Qt::TextWordWrap,
                   GalleryDelegate::tr("File is gone"));
}

void paintStar(QPainter& painter, const QRect& cell, bool starred) {
  const QRectF box = starBox(cell);
  drawRoundedBox(painter, box, metrics::radiusControl, color(ColorRole::Scrim));
  drawIcon(painter, starred ? QStringLiteral("star-on") : QStringLiteral("star"), box, starSide, color(ColorRole::OnScrim));
}

void paintBox(QPainter& painter, const QRect& cell, bool selected) {
  const QRectF box = selectionBox(cell);
  if (selected) {
    drawRoundedBox(painter, box, metrics::radiusTag, color(ColorRole::Accent));
    return drawIcon(painter, QStringLiteral("check"), box, boxSide - 2, color(ColorRole::OnAccent));
  }
  drawRoundedBox(painter, box, metrics::radiusTag, color(ColorRole::Scrim), color(ColorRole::OnScrim), 1.5);
}

}  // namespace

QRect selectionBox(const QRect& cell) { return {cell.left() + inset - 2, cell.top() + inset, boxSide, boxSide}; }

QRect starBox(const QRect& cell) {
  return {cell.right() + 1 - starInset - starBoxSide, cell.top() + starInset, starBoxSide, starBoxSide};
}

GalleryDelegate::GalleryDelegate(const GalleryModel& model, const PictureArchive& archive, Thumbnails& thumbnails,
                                 QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_archive(archive), m_thumbnails(thumbnails) {}

void GalleryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const PictureRecord* record = m_model.recordAt(index);
  const int side = static_cast<int>(std::ceil(option.rect.width() * painter->device()->devicePixelRatioF()));
  const Thumbnails::Thumb* thumb =
      record == nullptr ? nullptr : m_thumbnails.find(record->id, m_archive.pathOf(record->file), side);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setClipPath(rounded(option.rect), Qt::IntersectClip);
  if (thumb != nullptr && thumb->gone) {
    paintGone(*painter, option.rect);
  } else if (thumb == nullptr || thumb->picture.isNull()) {
    drawEmptyCells(*painter, option.rect, emptyCells);
  } else {
    painter->drawImage(QRectF(option.rect), thumb->picture);  // made for this size, but while the size is being changed
  }
  painter->restore();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool current = option.state.testFlag(QStyle::State_HasFocus);
  const bool starred = record != nullptr && record->starred;
  if (starred || (record != nullptr && (current || index == m_hovered))) paintStar(*painter, option.rect, starred);
  if (selected || index == m_hovered) paintBox(*painter, option.rect, selected);
  if (!selected && !current) return;
  const QRectF frame = QRectF(option.rect).adjusted(-frameGap, -frameGap, frameGap, frameGap);
  drawRoundedBox(*painter, frame, metrics::radiusControl + frameGap, QColor(),
                 color(current ? ColorRole::Focus : ColorRole::Accent), 2);
}

}  // namespace ui
