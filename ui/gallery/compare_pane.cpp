#include "ui/gallery/compare_pane.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int largestSide = 768;
constexpr int gap = 12;
constexpr int handleSide = 28;

void paintPicture(QPainter& painter, const QRectF& box, const QImage& picture) {
  painter.save();
  QPainterPath clip;
  clip.addRoundedRect(box, metrics::radiusTile, metrics::radiusTile);
  painter.setClipPath(clip, Qt::IntersectClip);
  painter.fillRect(box, color(ColorRole::Cell));
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (!picture.isNull()) painter.drawImage(box, picture);
  painter.restore();
}

}  // namespace

ComparePane::ComparePane(QWidget* parent) : QWidget(parent) { setCursor(Qt::SplitHCursor); }

void ComparePane::clear() {
  m_left = {};
  m_right = {};
  m_divider = 0.5;
  update();
}

void ComparePane::setLeft(const QImage& picture) {
  m_left = picture;
  update();
}

void ComparePane::setRight(const QImage& picture) {
  m_right = picture;
  update();
}

void ComparePane::setSideBySide(bool sideBySide) {
  m_sideBySide = sideBySide;
  sideBySide ? unsetCursor() : setCursor(Qt::SplitHCursor);
  update();
}

void ComparePane::moveDivider(double to) {
  m_divider = std::clamp(to, 0.0, 1.0);
  update();
}

QRectF ComparePane::box(bool right) const {
  const double room = m_sideBySide ? (width() - gap) / 2.0 : width();
  const double side = std::min({room, static_cast<double>(height()), static_cast<double>(largestSide)});
  const double all = m_sideBySide ? 2 * side + gap : side;
  const double left = (width() - all) / 2 + (m_sideBySide && right ? side + gap : 0);
  return {left, (height() - side) / 2, side, side};
}

void ComparePane::paintDivider(QPainter& painter, const QRectF& picture) const {
  const double at = picture.left() + m_divider * picture.width();
  // White with a dark seam, to be seen on any picture.
  painter.fillRect(QRectF(at - 2, picture.top(), 4, picture.height()), color(ColorRole::Scrim));
  painter.fillRect(QRectF(at - 1, picture.top(), 2, picture.height()), color(ColorRole::OnScrim));
  QRectF handle(0, 0, handleSide, handleSide);
  handle.moveCenter({at, picture.center().y()});
  drawRoundedBox(painter, handle, handleSide / 2.0, color(ColorRole::Scrim), color(ColorRole::OnScrim), 2);
  drawIcon(painter, QStringLiteral("grip"), handle, 16, color(ColorRole::OnScrim));
}

void ComparePane::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (m_sideBySide) {
    paintPicture(painter, box(false), m_left);
    return paintPicture(painter, box(true), m_right);
  }
  const QRectF place = box(false);
  paintPicture(painter, place, m_left);
  painter.save();
  const double at = place.left() + m_divider * place.width();
  painter.setClipRect(QRectF(at, place.top(), place.right() - at, place.height()));
  paintPicture(painter, place, m_right);
  painter.restore();
  paintDivider(painter, place);
}

void ComparePane::mousePressEvent(QMouseEvent* event) { mouseMoveEvent(event); }

void ComparePane::mouseMoveEvent(QMouseEvent* event) {
  if (m_sideBySide || !event->buttons().testFlag(Qt::LeftButton)) return;
  const QRectF place = box(false);
  moveDivider((event->position().x() - place.left()) / place.width());
}

}  // namespace ui
