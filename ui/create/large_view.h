#pragma once

#include <QPersistentModelIndex>

#include "ui/widgets/surface.h"

namespace ui {

class CreateModel;
class ElidedLabel;
class IconButton;

/// One picture as large as there is room for, in place of the grid. Left and Right go to the neighbours, Z shows the
/// pixels as they are, Esc goes back.
class LargeView : public Surface {
  Q_OBJECT

 public:
  explicit LargeView(CreateModel& model, QWidget* parent = nullptr);

  void show(const QModelIndex& tile);
  [[nodiscard]] QModelIndex current() const { return m_index; }
  [[nodiscard]] bool isSmooth() const { return m_smooth; }

 Q_SIGNALS:
  void closed();
  void saveRequested(const QModelIndex& tile);
  void copyRequested(const QModelIndex& tile);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void build();
  void step(int by);
  void refresh();
  [[nodiscard]] QModelIndex neighbour(int by) const;

  CreateModel& m_model;
  QPersistentModelIndex m_index;
  bool m_smooth = true;
  ElidedLabel* m_caption;
  IconButton* m_previous;
  IconButton* m_next;
  IconButton* m_save;
  IconButton* m_copy;
  IconButton* m_pixels;
};

}  // namespace ui
