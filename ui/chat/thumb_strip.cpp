#include "ui/chat/thumb_strip.h"

#include <QResizeEvent>
#include <algorithm>

#include "ui/theme/metrics.h"

namespace ui {

ThumbStrip::ThumbStrip(int side, int below, QWidget* parent) : QWidget(parent), m_side(side), m_below(below) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  hide();
}

void ThumbStrip::add(QWidget* thumb) {
  thumb->setParent(this);
  m_thumbs.append(thumb);
  thumb->show();
  place();
  show();
}

void ThumbStrip::take(QWidget* thumb) {
  if (m_thumbs.removeAll(thumb) == 0) return;
  thumb->hide();
  thumb->deleteLater();
  place();
  setVisible(!m_thumbs.isEmpty());
}

void ThumbStrip::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) place();
}

void ThumbStrip::place() {
  const int pitch = m_side + metrics::space8;
  const int perRow = std::max(1, (width() + metrics::space8) / pitch);
  const int count = static_cast<int>(m_thumbs.size());
  for (int i = 0; i < count; ++i) m_thumbs[i]->setGeometry((i % perRow) * pitch, (i / perRow) * pitch, m_side, m_side);
  const int rows = std::max(1, (count + perRow - 1) / perRow);
  setFixedHeight(rows * pitch - metrics::space8 + m_below);
}

}  // namespace ui
