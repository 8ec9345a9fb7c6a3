#pragma once

#include <QWidget>

#include "ui/theme/theme.h"

namespace ui {

/// A plain ground of one colour role, with a 1 px line along some of its edges.
class Surface : public QWidget {
  Q_OBJECT

 public:
  explicit Surface(ColorRole fill, QWidget* parent = nullptr, Qt::Edges lines = {});

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ColorRole m_fill;
  Qt::Edges m_lines;
};

/// A line that parts two groups.
Surface* horizontalLine(QWidget* parent);

}  // namespace ui
