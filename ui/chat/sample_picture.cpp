#include "ui/chat/sample_picture.h"

#include <QPainter>
#include <QPolygonF>

namespace ui {
namespace {

constexpr int side = 384;
constexpr double unit = side / 96.0;  // the model's world is 96 units wide

QImage ground() {
  QImage picture(side, side, QImage::Format_RGB32);
  picture.fill(QColor(250, 250, 250));
  return picture;
}

}  // namespace

QImage samplePicture() {
  QImage picture = ground();
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.scale(unit, unit);
  painter.setBrush(QColor(222, 38, 38));
  painter.drawEllipse(QPointF(28, 46), 19 * 0.95, 19 * 0.95);
  painter.setBrush(QColor(40, 78, 222));
  constexpr double half = 19 * 0.86;
  painter.drawRect(QRectF(69 - half, 50 - half, 2 * half, 2 * half));
  return picture;
}

QImage secondSamplePicture() {
  QImage picture = ground();
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.scale(unit, unit);
  painter.setBrush(QColor(246, 216, 40));
  constexpr double radius = 21;
  painter.drawPolygon(
      QPolygonF({{48, 44 - radius}, {48 + radius, 44 + 0.8 * radius}, {48 - radius, 44 + 0.8 * radius}}));
  return picture;
}

}  // namespace ui
