#include "ui/widgets/key_hint.h"

#include <QFontMetrics>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 5;

}  // namespace

int keyHintWidth(const QString& keys) {
  if (keys.isEmpty()) return 0;
  return QFontMetrics(theme().font(TypeStyle::CaptionMedium)).horizontalAdvance(keys) + 2 * padding;
}

QRect drawKeyHint(QPainter& painter, const QRect& place, const QString& keys, const QColor& ink, const QColor& line) {
  const int width = keyHintWidth(keys);
  const int height = theme().lineHeight(TypeStyle::Caption) + 2;
  const QRect box(place.right() + 1 - width, place.top() + (place.height() - height) / 2, width, height);
  drawRoundedBox(painter, box, metrics::radiusTag, Qt::transparent, line.isValid() ? line : color(ColorRole::BorderPop));
  painter.setFont(theme().font(TypeStyle::CaptionMedium));
  painter.setPen(ink.isValid() ? ink : color(ColorRole::Text3));
  painter.drawText(box, Qt::AlignCenter, keys);
  return box;
}

KeyHint::KeyHint(const QString& keys, QWidget* parent) : QWidget(parent), m_keys(keys) {
  setAccessibleRole(this, QAccessible::StaticText);
  setAccessibleName(keys);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyHint::sizeHint() const { return {keyHintWidth(m_keys), theme().lineHeight(TypeStyle::Caption) + 2}; }

void KeyHint::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawKeyHint(painter, rect(), m_keys);
}

}  // namespace ui
