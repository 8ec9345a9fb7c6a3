#include "ui/frame/rail.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/icon_provider.h"
#include "ui/theme/keyboard_focus.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int itemInset = 6;
constexpr int itemHeight = 50;
constexpr int markSize = 32;
constexpr int markTop = 10;
constexpr int iconSide = 22;
constexpr int captionLine = 14;  ///< at the usual size of text

/// Grows with the text, so that its labels are read at any size.
int railWidth() {
  return std::max(metrics::railWidth, metrics::railWidth * theme().lineHeight(TypeStyle::Caption) / captionLine);
}

}  // namespace

RailButton::RailButton(const QString& icon, const QString& label, const QString& shortcut, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon), m_shortcut(shortcut) {
  setAccessibleRole(this, QAccessible::PageTab);
  setText(label);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setProperty("ownFocus", true);  // a ring outside would be cut by the rail's edge
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFont(theme().font(TypeStyle::CaptionMedium));
  describe();
}

void RailButton::setWorking(bool working) {
  if (working == m_working) return;
  m_working = working;
  describe();
  update();
}

void RailButton::setShortcut(const QString& keys) {
  m_shortcut = keys;
  describe();
}

void RailButton::describe() {
  const QString name = m_working ? tr("%1, at work").arg(text()) : text();
  setAccessibleName(name);
  setToolTip(QStringLiteral("%1  %2").arg(name, m_shortcut));
}

QSize RailButton::sizeHint() const {
  return {railWidth() - 1, std::max(itemHeight, iconSide + 3 + fontMetrics().height() + 10)};
}

void RailButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRect box(itemInset, 0, width() + 1 - 2 * itemInset, height());
  QColor ink = color(ColorRole::Text2);
  if (isChecked()) {
    ink = color(ColorRole::AccentText);
    drawRoundedBox(painter, box, metrics::radiusTile, color(ColorRole::Selected));
    drawRoundedBox(painter, QRectF(0, (height() - 24) / 2.0, 3, 24), 1.5, color(ColorRole::Accent));
  } else if (isDown() || underMouse()) {
    ink = color(ColorRole::Text);
    drawRoundedBox(painter, box, metrics::radiusTile, color(isDown() ? ColorRole::Pressed : ColorRole::Hover));
  }
  if (hasFocus() && KeyboardFocus::lastInputWasKeyboard()) {
    drawRoundedBox(painter, box, metrics::radiusTile, QColor(), color(ColorRole::Focus), 2);
  }
  const int textHeight = fontMetrics().height();
  const int top = (height() - iconSide - 3 - textHeight) / 2;
  drawIcon(painter, m_icon, QRect(box.left(), top, box.width(), iconSide), iconSide, ink);
  painter.setPen(ink);
  painter.drawText(QRect(box.left(), top + iconSide + 3, box.width(), textHeight), Qt::AlignCenter,
                   fontMetrics().elidedText(text(), Qt::ElideRight, box.width() - 2));
  if (!m_working) return;
  drawRoundedBox(painter, QRectF(box.center().x() + 9, 5, 8, 8), 4, color(ColorRole::Accent), color(ColorRole::Rail), 1.5);
}

Rail::Rail(QWidget* parent) : Surface(ColorRole::Rail, parent, Qt::RightEdge), m_group(this) {
  setFixedWidth(railWidth());
  connect(&theme(), &Theme::changed, this, [this] {
    setFixedWidth(railWidth());
    for (QAbstractButton* page : m_group.buttons()) page->updateGeometry();
  });
  setAccessibleName(tr("Pages"));
  setAccessibleRole(this, QAccessible::PageTabList);
  m_column = new QVBoxLayout(this);
  m_column->setContentsMargins(0, markTop + markSize + 14, 1, 8);
  m_column->setSpacing(metrics::space4);
  m_column->addStretch();
  connect(&m_group, &QButtonGroup::idClicked, this, &Rail::chosen);
}

void Rail::addPage(const QString& icon, const QString& label, const QString& shortcut, Place place) {
  auto* made = new RailButton(icon, label, shortcut, this);
  m_group.addButton(made, static_cast<int>(m_group.buttons().size()));
  place == Place::Top ? m_column->insertWidget(m_atTop++, made) : m_column->addWidget(made);
}

void Rail::setCurrent(int page) { button(page)->setChecked(true); }

void Rail::setWorking(int page, bool working) { button(page)->setWorking(working); }

RailButton* Rail::button(int page) const { return static_cast<RailButton*>(m_group.button(page)); }

void Rail::paintEvent(QPaintEvent* event) {
  Surface::paintEvent(event);
  QPainter painter(this);
  painter.drawPixmap((width() - markSize) / 2, markTop, IconProvider::mark(markSize, devicePixelRatioF()));
}

}  // namespace ui
