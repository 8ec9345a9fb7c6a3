#pragma once

#include <QLabel>

#include "ui/theme/theme.h"

namespace ui {

/// Lines of plain text in the details of a picture.
inline QLabel* detailLabel(const QString& text, TypeStyle style, ColorRole role, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  made->setTextFormat(Qt::PlainText);
  made->setWordWrap(true);
  setTextStyle(made, style, role);
  return made;
}

inline void makeSelectable(QLabel* text) {
  text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

}  // namespace ui
