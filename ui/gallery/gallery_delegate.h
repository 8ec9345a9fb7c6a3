#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace ui {

class GalleryModel;
class PictureArchive;
class Thumbnails;

/// Paints a picture of the gallery: its small form, or empty cells until that is there; star, tick and frame; or that its
/// file is gone.
class GalleryDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  GalleryDelegate(const GalleryModel& model, const PictureArchive& archive, Thumbnails& thumbnails, QObject* parent);

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  /// The cell that the mouse is on shows its box and its star.
  void setHovered(const QModelIndex& index) { m_hovered = index; }

 private:
  const GalleryModel& m_model;
  const PictureArchive& m_archive;
  Thumbnails& m_thumbnails;
  QPersistentModelIndex m_hovered;
};

/// The box at the upper left of a cell, with a tick where the picture is selected.
QRect selectionBox(const QRect& cell);
/// The star at its upper right, filled where the picture has one; on the scrim, so that it is seen over any picture.
QRect starBox(const QRect& cell);

}  // namespace ui
