#include "ui/widgets/text_button.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int gap = 6;
constexpr int iconSide = 16;

int pixels(TextButton::Height height) {
  switch (height) {
    case TextButton::Height::Small: return metrics::smallControlHeight;
    case TextButton::Height::Row: return metrics::rowControlHeight;
    case TextButton::Height::Main: return metrics::mainActionHeight;
    case TextButton::Height::Standard: break;
  }
  return metrics::controlHeight;
}

}  // namespace

TextButton::TextButton(const QString& text, QWidget* parent, Kind kind, Height height)
    : QAbstractButton(parent), m_kind(kind), m_height(height) {
  setText(text);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TextButton::setIconName(const QString& icon) {
  m_icon = icon;
  updateGeometry();
  update();
}

void TextButton::setKeyHint(const QString& keys) {
  m_keyHint = keys;
  updateGeometry();
  update();
}

QFont TextButton::textFont() const {
  const bool small = m_height == Height::Small || m_height == Height::Row;
  return theme().font(small ? TypeStyle::SmallMedium : TypeStyle::BodyMedium);
}

int TextButton::padding() const { return m_height == Height::Row ? 8 : m_height == Height::Small ? 10 : 13; }

QSize TextButton::sizeHint() const {
  const QFontMetrics metrics(textFont());
  int width = 2 * padding() + metrics.horizontalAdvance(text());
  if (!m_icon.isEmpty()) width += iconSide + gap;
  if (!m_keyHint.isEmpty()) width += gap + keyHintWidth(m_keyHint);
  return {width, std::max(pixels(m_height), metrics.height() + 4)};
}

TextButton::Look TextButton::look() const {
  const bool hot = underMouse();
  if (m_kind == Kind::Primary) {
    if (!isEnabled()) return {color(ColorRole::Track), color(ColorRole::Track), color(ColorRole::Text2)};
    const QColor fill = color(isDown() ? ColorRole::AccentPressed : hot ? ColorRole::AccentHover : ColorRole::Accent);
    return {fill, fill, color(ColorRole::OnAccent)};
  }
  if (m_kind == Kind::Quiet) {
    const QColor fill = isDown() ? color(ColorRole::Pressed) : hot ? color(ColorRole::Hover) : QColor(Qt::transparent);
    return {fill, Qt::transparent, color(!isEnabled() ? ColorRole::Disabled : hot ? ColorRole::Text : ColorRole::Text2)};
  }
  if (!isEnabled()) return {Qt::transparent, color(ColorRole::Border), color(ColorRole::Disabled)};
  return {color(isDown() ? ColorRole::Pressed : hot ? ColorRole::Hover : ColorRole::Field), color(ColorRole::Border),
          color(m_kind == Kind::Danger ? ColorRole::Error : ColorRole::Text)};
}

void TextButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Look now = look();
  drawRoundedBox(painter, rect(), m_height == Height::Row ? 5 : metrics::radiusControl, now.fill, now.line);
  int left = padding();
  if (!m_icon.isEmpty()) {
    drawIcon(painter, m_icon, QRect(left, 0, iconSide, height()), iconSide, now.ink);
    left += iconSide + gap;
  }
  const int hint = keyHintWidth(m_keyHint);
  const int right = width() - padding() - (hint > 0 ? hint + gap : 0);
  painter.setFont(textFont());
  painter.setPen(now.ink);
  const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, right - left + 1);
  painter.drawText(QRect(left, 0, right - left + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
  if (hint == 0) return;
  const bool primary = m_kind == Kind::Primary;
  painter.setOpacity(primary ? 0.85 : 1.0);
  drawKeyHint(painter, rect().adjusted(0, 0, -padding(), 0), m_keyHint, primary ? now.ink : color(ColorRole::Text3),
              primary ? now.ink : color(ColorRole::Border));
}

void TextButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void TextButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
