#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int shortStayMs = 6000;
constexpr int longStayMs = 10000;
constexpr int height = 40;
constexpr int slideMs = 120;
constexpr QPoint slideBy(0, 8);
constexpr int iconSide = 16;

}  // namespace

Toast::Toast(QWidget* parent)
    : QWidget(parent), m_text(new ElidedLabel(this)),
      m_button(new TextButton(tr("Undo"), this, TextButton::Kind::Plain, TextButton::Height::Row)), m_slide(this, "pos") {
  setFixedHeight(ui::height);
  setAccessibleRole(this, QAccessible::AlertMessage);
  m_text->setElideMode(Qt::ElideMiddle);  // the end of a path tells more than its middle
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12 + iconSide + 10, 0, 12, 0);
  row->setSpacing(metrics::space12);
  row->addWidget(m_text, 1);
  row->addWidget(m_button);
  hide();
  m_leave.setSingleShot(true);
  m_slide.setDuration(slideMs);
  connect(&m_leave, &QTimer::timeout, this, &Toast::go);
  connect(&m_slide, &QPropertyAnimation::finished, this, [this] {
    if (m_going) hide();
  });
  connect(m_button, &QAbstractButton::clicked, this, [this] {
    hide();
    if (m_pressed) m_pressed();
  });
  parent->installEventFilter(this);
}

void Toast::show(const QString& icon, const QString& text) {
  m_button->hide();
  m_pressed = nullptr;
  appear(icon, text, shortStayMs);
}

void Toast::show(const QString& icon, const QString& text, const QString& button, std::function<void()> pressed) {
  m_button->setText(button);
  m_button->updateGeometry();
  m_button->show();
  m_pressed = std::move(pressed);
  appear(icon, text, longStayMs);
}

QString Toast::text() const { return m_text->text(); }

void Toast::appear(const QString& icon, const QString& text, int milliseconds) {
  m_icon = icon;
  m_text->setText(text);
  setAccessibleName(text);
  layout()->activate();
  const QRect goal = place();
  const bool wasThere = isVisible() && !m_going;
  m_going = false;
  setGeometry(goal);
  if (!wasThere) slide(goal.topLeft() + slideBy, goal.topLeft());
  QWidget::show();
  raise();
  m_leave.start(milliseconds);
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

/// Does not move where nothing is to: it is there, or gone, at once.
void Toast::slide(const QPoint& from, const QPoint& to) {
  m_slide.stop();
  if (!Theme::motionAllowed()) return move(to);
  m_slide.setStartValue(from);
  m_slide.setEndValue(to);
  m_slide.start();
}

void Toast::go() {
  m_going = true;
  slide(pos(), pos() + slideBy);
  if (m_slide.state() != QAbstractAnimation::Running) hide();
}

QRect Toast::place() const {
  const int width = qMin(qMax(sizeHint().width(), 240), parentWidget()->width() - 32);
  return {(parentWidget()->width() - width) / 2, parentWidget()->height() - ui::height - m_bottomMargin, width, ui::height};
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
    m_slide.stop();
    setGeometry(place());
    if (m_going) hide();
  }
  return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusTile, color(ColorRole::Popover), color(ColorRole::BorderPop));
  drawIcon(painter, m_icon, QRect(12, 0, iconSide, ui::height), iconSide,
           color(m_icon == QStringLiteral("ok") ? ColorRole::Success : ColorRole::Text2));
}

void Toast::enterEvent(QEnterEvent* event) {
  QWidget::enterEvent(event);
  m_leave.stop();
}

void Toast::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  if (isVisible()) m_leave.start(shortStayMs);
}

}  // namespace ui
