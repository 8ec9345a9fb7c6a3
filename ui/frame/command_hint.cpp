#include "ui/frame/command_hint.h"

#include <QPainter>

#include "ui/theme/keyboard_focus.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 6;
constexpr int gap = 10;

}  // namespace

CommandHint::CommandHint(QWidget* parent) : QAbstractButton(parent) {
  setText(tr("Commands"));
  setToolTip(tr("Find a command by its name"));
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setProperty("ownFocus", true);  // a ring outside would be cut by the strip's edge
  setFont(theme().font(TypeStyle::Small));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CommandHint::setKeys(const QString& keys) {
  m_keys = keys;
  setAccessibleDescription(keys);
  updateGeometry();
  update();
}

QSize CommandHint::sizeHint() const {
  const int hint = m_keys.isEmpty() ? 0 : gap + keyHintWidth(m_keys);
  return {2 * padding + fontMetrics().horizontalAdvance(text()) + hint, std::max(24, fontMetrics().height() + 6)};
}

void CommandHint::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool ring = hasFocus() && KeyboardFocus::lastInputWasKeyboard();
  const QColor fill = isDown() ? color(ColorRole::Pressed) : underMouse() ? color(ColorRole::Hover) : QColor();
  drawRoundedBox(painter, rect(), metrics::radiusControl, fill, ring ? color(ColorRole::Focus) : QColor(), 2);
  painter.setFont(font());
  painter.setPen(color(underMouse() ? ColorRole::Text : ColorRole::Text2));
  painter.drawText(rect().adjusted(padding, 0, -padding, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
  if (m_keys.isEmpty()) return;
  drawKeyHint(painter, rect().adjusted(0, 0, -padding, 0), m_keys, color(ColorRole::Text2));
}

}  // namespace ui
