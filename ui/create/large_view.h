#pragma once

#include <QPersistentModelIndex>

#include "ui/widgets/picture_stage.h"

namespace ui {

class CreateModel;

/// A tile of the Create page as large as there is room for, with its neighbours of the same drawing.
class LargeView : public PictureStage {
  Q_OBJECT

 public:
  explicit LargeView(CreateModel& model, QWidget* parent = nullptr);

  void show(const QModelIndex& tile);
  [[nodiscard]] QModelIndex current() const { return m_index; }

 private:
  void step(int by);
  void refresh();
  [[nodiscard]] QModelIndex neighbour(int by) const;

  CreateModel& m_model;
  QPersistentModelIndex m_index;
};

}  // namespace ui
