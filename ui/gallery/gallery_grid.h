#pragma once

#include "ui/widgets/section_grid_view.h"

namespace ui {

class GalleryDelegate;
class GalleryModel;
class PictureArchive;
class Thumbnails;

/// The pictures of the gallery by days. Several can be selected: Shift and Ctrl with mouse and arrows, Ctrl+A, the boxes.
/// What is to be done with them goes out as signals.
class GalleryGrid : public SectionGridView {
  Q_OBJECT

 public:
  /// The arguments outlive the grid.
  GalleryGrid(GalleryModel& model, PictureArchive& archive, Thumbnails& thumbnails, QWidget* parent = nullptr);

  /// In the order of the grid.
  [[nodiscard]] QList<qint64> selectedIds() const;
  [[nodiscard]] int selectedCount() const;
  /// Selects them, as far as they are there, and makes `current` the current one.
  void select(const QList<qint64>& ids, qint64 current);
  [[nodiscard]] qint64 currentId() const;

 Q_SIGNALS:
  void selectionMoved();
  void openRequested();
  void starRequested();
  void starPressed(qint64 id);  ///< of one picture, whatever is selected
  void compareRequested();
  void trashRequested();
  void copyRequested();
  void saveRequested();
  void reuseRequested();
  void discussRequested();
  void menuRequested(const QPoint& globalPosition);
  void dragRequested();

 protected:
  void paintHeading(QPainter& painter, const QRect& place, const QModelIndex& section) const override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void startDrag(Qt::DropActions actions) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  /// True when the key was one for the pictures.
  bool takeKey(const QKeyEvent& event);
  void setHovered(const QModelIndex& index);
  void repaintPicture(qint64 id);

  GalleryModel& m_model;
  GalleryDelegate* m_delegate;
};

}  // namespace ui
