#include "ui/chat/crop_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int smallestPart = 16;  // pixels of the original; less shows nothing
constexpr int keySteps = 40;      // from one side of the picture to the other

}  // namespace

CropView::CropView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::CrossCursor);
  setAccessibleName(tr("Part of the picture"));
  setToolTip(tr("Draw a part, or move it with the arrow keys; Shift changes its size"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void CropView::setPicture(const QImage& view, const QSize& original) {
  m_view = view;
  m_original = original;
  choose(QRect(QPoint(), original));
}

void CropView::setPart(const QRect& part) { choose(part); }

QRectF CropView::shown() const {
  const QSizeF size = QSizeF(m_original).scaled(this->size(), Qt::KeepAspectRatio);
  return {(width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height()};
}

QRectF CropView::toView(const QRect& part) const {
  const QRectF all = shown();
  const qreal scale = all.width() / std::max(1, m_original.width());
  return {all.left() + part.left() * scale, all.top() + part.top() * scale, part.width() * scale, part.height() * scale};
}

QPoint CropView::toOriginal(const QPointF& at) const {
  const QRectF all = shown();
  const qreal scale = std::max(1, m_original.width()) / std::max(1.0, all.width());
  return {std::clamp(qRound((at.x() - all.left()) * scale), 0, m_original.width()),
          std::clamp(qRound((at.y() - all.top()) * scale), 0, m_original.height())};
}

void CropView::choose(QRect part) {
  if (m_original.isEmpty()) return;
  const QSize least = QSize(smallestPart, smallestPart).boundedTo(m_original);
  part.setSize(part.size().expandedTo(least).boundedTo(m_original));
  part.moveTo(std::clamp(part.left(), 0, m_original.width() - part.width()),
              std::clamp(part.top(), 0, m_original.height() - part.height()));
  m_part = part;
  update();
  Q_EMIT partChanged(m_part);
}

void CropView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRectF all = shown();
  painter.drawImage(all, m_view);
  const QRectF part = toView(m_part);
  QPainterPath outside;
  outside.addRect(all);
  QPainterPath inside;
  inside.addRect(part);
  painter.fillPath(outside - inside, color(ColorRole::Scrim));
  drawRoundedBox(painter, part, 0, QColor(), color(ColorRole::Accent), 2);
  if (hasFocus()) drawRoundedBox(painter, all, 0, QColor(), color(ColorRole::Focus), 2);
}

void CropView::mousePressEvent(QMouseEvent* event) {
  m_from = toOriginal(event->position());
  const bool whole = m_part.size() == m_original;
  m_grabbed = !whole && m_part.contains(m_from) ? m_part : QRect();
}

void CropView::mouseMoveEvent(QMouseEvent* event) {
  const QPoint to = toOriginal(event->position());
  if (!m_grabbed.isNull()) return choose(m_grabbed.translated(to - m_from));
  choose(QRect(QPoint(std::min(m_from.x(), to.x()), std::min(m_from.y(), to.y())),
               QSize(std::abs(to.x() - m_from.x()), std::abs(to.y() - m_from.y()))));
}

void CropView::keyPressEvent(QKeyEvent* event) {
  const int step = std::max(1, std::max(m_original.width(), m_original.height()) / keySteps);
  QPoint by;
  switch (event->key()) {
    case Qt::Key_Left: by = {-step, 0}; break;
    case Qt::Key_Right: by = {step, 0}; break;
    case Qt::Key_Up: by = {0, -step}; break;
    case Qt::Key_Down: by = {0, step}; break;
    default: return QWidget::keyPressEvent(event);
  }
  if (event->modifiers().testFlag(Qt::ShiftModifier)) {
    choose(QRect(m_part.topLeft(), m_part.size() + QSize(by.x(), by.y())));
  } else {
    choose(m_part.translated(by));
  }
}

}  // namespace ui
