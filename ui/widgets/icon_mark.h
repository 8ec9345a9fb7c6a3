#pragma once

#include <QWidget>

#include "ui/theme/color_role.h"

namespace ui {

/// An icon that marks what stands beside it; screen readers pass over it.
class IconMark : public QWidget {
  Q_OBJECT

 public:
  IconMark(const QString& icon, int side, ColorRole role, QWidget* parent);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_icon;
  ColorRole m_role;
};

}  // namespace ui
