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

void CommandHint::setCompact(bool compact) {
  m_compact = compact;
  updateGeometry();
  update();
}

QSize CommandHint::sizeHint() const {
  const int word = saysWord() ? fontMetrics().horizontalAdvance(text()) : 0;
  const int between = saysWord() && !m_keys.isEmpty() ? gap : 0;
  return {2 * padding + word + between + keyHintWidth(m_keys), std::max(24, fontMetrics().height() + 6)};
}

void CommandHint::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool ring = hasFocus() && KeyboardFocus::lastInputWasKeyboard();
  const QColor fill = isDown() ? color(ColorRole::Pressed) : underMouse() ? color(ColorRole::Hover) : QColor();
  drawRoundedBox(painter, rect(), metrics::radiusControl, fill, ring ? color(ColorRole::Focus) : QColor(), 2);
  painter.setFont(font());
  painter.setPen(color(underMouse() ? ColorRole::Text : ColorRole::Text2));
  if (saysWord()) painter.drawText(rect().adjusted(padding, 0, -padding, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
  if (m_keys.isEmpty()) return;
  drawKeyHint(painter, rect().adjusted(0, 0, -padding, 0), m_keys, color(ColorRole::Text2));
}

}  // namespace ui
