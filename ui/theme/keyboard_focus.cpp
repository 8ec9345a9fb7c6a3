#include "ui/theme/keyboard_focus.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QLineEdit>

namespace ui {
namespace {

bool keyboardUsed = false;  // GUI thread only

bool showsOwnFocus(const QWidget* widget) {
  return widget->property("ownFocus").toBool() || qobject_cast<const QLineEdit*>(widget) != nullptr ||
         qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
         qobject_cast<const QComboBox*>(widget) != nullptr ||
         qobject_cast<const QAbstractScrollArea*>(widget) != nullptr;
}

}  // namespace

KeyboardFocus::KeyboardFocus(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

KeyboardFocus::~KeyboardFocus() = default;

bool KeyboardFocus::lastInputWasKeyboard() { return keyboardUsed; }

bool KeyboardFocus::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
      keyboardUsed = true;
      break;
    case QEvent::MouseButtonPress:
      keyboardUsed = false;
      hide();
      break;
    case QEvent::FocusIn:
      if (auto* widget = qobject_cast<QWidget*>(watched)) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        // Qt gives Tab as the reason, too, when what had the focus is hidden.
        const bool byKeyboard = keyboardUsed && (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                                                 reason == Qt::ShortcutFocusReason || reason == Qt::OtherFocusReason);
        byKeyboard && !showsOwnFocus(widget) ? show(widget) : hide();
      }
      break;
    case QEvent::FocusOut:
      hide();
      break;
    default:
      break;
  }
  return QObject::eventFilter(watched, event);
}

void KeyboardFocus::show(QWidget* widget) {
  if (m_frame == nullptr) m_frame = new QFocusFrame(widget);
  m_frame->setWidget(widget);
}

void KeyboardFocus::showAgain() {
  if (m_frame != nullptr && m_frame->widget() != nullptr) m_frame->show();
}

void KeyboardFocus::hide() {
  if (m_frame != nullptr) m_frame->setWidget(nullptr);
}

}  // namespace ui
