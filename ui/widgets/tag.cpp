#include "ui/widgets/tag.h"

#include <QPainter>
#include <QPixmap>

#include "ui/widgets/painting.h"

namespace ui {

Tag::Tag(const QString& text, Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setText(text);
}

void Tag::setText(const QString& text) {
  m_text = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

/// As it is painted.
QSize Tag::sizeHint() const {
  QPixmap nowhere(1, 1);
  QPainter painter(&nowhere);
  return drawBadge(painter, {}, {}, icon(), m_text, Qt::transparent, Qt::transparent).size().toSize();
}

void Tag::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool good = m_kind == Kind::Success;
  drawBadge(painter, {}, {}, icon(), m_text, color(good ? ColorRole::SuccessSoft : ColorRole::Raised),
            color(good ? ColorRole::Success : ColorRole::Text2), good ? QColor() : color(ColorRole::Border));
}

}  // namespace ui
