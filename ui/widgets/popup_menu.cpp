#include "ui/widgets/popup_menu.h"

#include <QMenu>

namespace ui {

QMenu* makePopupMenu(QWidget* parent) {
  auto* menu = new QMenu(parent);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setAttribute(Qt::WA_TranslucentBackground);
  menu->setWindowFlag(Qt::FramelessWindowHint);
  return menu;
}

}  // namespace ui
