#include "ui/gallery/filter_button.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 10;
constexpr int iconSide = 16;
constexpr int endSide = 14;  ///< of chevron and cross
constexpr int gap = 6;
constexpr int mostWidth = 220;

}  // namespace

FilterButton::FilterButton(const QString& icon, const QString& words, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon), m_iconWhenOn(icon), m_words(words) {
  setText(words);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  connect(this, &QAbstractButton::clicked, this, &FilterButton::press);
}

void FilterButton::setMenu(QMenu* menu) {
  m_menu = menu;
  menu->setParent(this, menu->windowFlags() | Qt::FramelessWindowHint);
  menu->setAttribute(Qt::WA_TranslucentBackground);
}

void FilterButton::setChoice(const QString& choice) {
  if (choice == m_choice) return;
  m_choice = choice;
  setText(isOn() ? choice : m_words);
  setAccessibleName(isOn() ? tr("Filter: %1").arg(choice) : m_words);
  setAccessibleDescription(isOn() ? tr("Delete takes it back") : QString());
  setToolTip(isOn() ? tr("%1: Del takes it back").arg(choice) : QString());
  updateGeometry();
  update();
}

void FilterButton::press() {
  if (m_menu != nullptr) return m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
  isOn() ? Q_EMIT cleared() : Q_EMIT chosen();
}

QSize FilterButton::sizeHint() const {
  const QFontMetrics metrics(theme().font(TypeStyle::SmallMedium));
  int width = 2 * padding + iconSide + gap + metrics.horizontalAdvance(text()) + 1;
  if (isOn() || m_menu != nullptr) width += gap + endSide;
  return {std::min(width, mostWidth), std::max(metrics::controlHeight, metrics.height() + 4)};
}

QSize FilterButton::minimumSizeHint() const {
  return {std::min(sizeHint().width(), 2 * padding + iconSide + 2 * gap + endSide + 24), sizeHint().height()};
}

QRect FilterButton::crossPlace() const {
  return isOn() ? QRect(width() - padding - endSide - gap / 2, 0, endSide + padding + gap / 2, height()) : QRect();
}

void FilterButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool on = isOn();
  QColor fill = color(on ? ColorRole::Selected : ColorRole::Field);
  if (isDown()) {
    fill = color(ColorRole::Pressed);
  } else if (underMouse() && !on) {
    fill = color(ColorRole::Hover);
  }
  drawRoundedBox(painter, rect(), metrics::radiusControl, fill, color(on ? ColorRole::Accent : ColorRole::Border));
  drawIcon(painter, on ? m_iconWhenOn : m_icon, QRect(padding, 0, iconSide, height()), iconSide,
           color(on ? ColorRole::AccentText : ColorRole::Text2));
  const int left = padding + iconSide + gap;
  int right = width() - padding;
  if (on || m_menu != nullptr) {
    right -= endSide;
    drawIcon(painter, on ? QStringLiteral("close") : QStringLiteral("down"), QRect(right, 0, endSide, height()), endSide,
             color(ColorRole::Text2));
    right -= gap;
  }
  painter.setFont(theme().font(TypeStyle::SmallMedium));
  painter.setPen(color(ColorRole::Text));
  painter.drawText(QRect(left, 0, right - left + 1, height()), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(text(), Qt::ElideRight, right - left + 1));
}

void FilterButton::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      if (isOn()) Q_EMIT cleared();
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down: return m_menu != nullptr || event->key() != Qt::Key_Down ? click() : event->ignore();
    default: QAbstractButton::keyPressEvent(event);
  }
}

void FilterButton::mousePressEvent(QMouseEvent* event) {
  if (crossPlace().contains(event->position().toPoint())) return Q_EMIT cleared();
  QAbstractButton::mousePressEvent(event);
}

void FilterButton::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void FilterButton::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
