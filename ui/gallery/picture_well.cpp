#include "ui/gallery/picture_well.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int emptyCells = 24;

}  // namespace

PictureWell::PictureWell(QWidget* parent) : QAbstractButton(parent) {
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Show the picture large"));
  setToolTip(tr("Show large  Space"));
  setCursor(Qt::PointingHandCursor);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void PictureWell::setPicture(const QImage& picture) {
  m_picture = picture;
  update();
}

void PictureWell::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  QPainterPath clip;
  clip.addRoundedRect(rect(), metrics::radiusTile, metrics::radiusTile);
  painter.setClipPath(clip);
  m_picture.isNull() ? drawEmptyCells(painter, rect(), emptyCells) : painter.drawImage(rect(), m_picture);
}

}  // namespace ui
