#include "tests/ui/accessibility/accessible_tree.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QMetaEnum>

namespace tests {
namespace {

int seen = 0;

bool isControl(QAccessible::Role role) {
  switch (role) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::ButtonMenu:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::PageTab:
    case QAccessible::Link:
    case QAccessible::List:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::ListItem:
    case QAccessible::ProgressBar: return true;
    default: return false;
  }
}

/// Roles that say no more than "something".
bool saysNothing(QAccessible::Role role) {
  return role == QAccessible::NoRole || role == QAccessible::Client || role == QAccessible::Pane ||
         role == QAccessible::Window || role == QAccessible::Border;
}

QString place(const QAccessibleInterface& part) {
  const QObject* object = part.object();
  QString words = QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(part.role()));
  for (int step = 0; object != nullptr && step < 4; ++step, object = object->parent()) {
    words += QStringLiteral(" in ") + QString::fromLatin1(object->metaObject()->className());
  }
  return words;
}

/// Qt's own parts of a box, which take name and focus from the box.
bool isWhole(const QWidget* widget) {
  return qobject_cast<const QAbstractSpinBox*>(widget) != nullptr || qobject_cast<const QComboBox*>(widget) != nullptr;
}

void look(QAccessibleInterface& part, QStringList& problems) {
  if (!part.isValid() || part.state().invisible) return;
  const auto* widget = qobject_cast<QWidget*>(part.object());
  const bool takesFocus = widget != nullptr && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
  const bool isText = part.role() == QAccessible::StaticText;
  if (isControl(part.role()) || takesFocus) {
    ++seen;
    if (part.text(QAccessible::Name).trimmed().isEmpty()) problems += QStringLiteral("no name: ") + place(part);
  }
  if (takesFocus && !isText && saysNothing(part.role())) problems += QStringLiteral("no role: ") + place(part);
  if (isWhole(widget)) return;
  for (int child = 0; child < part.childCount(); ++child) {
    if (QAccessibleInterface* inside = part.child(child)) look(*inside, problems);
  }
}

}  // namespace

QStringList accessibleProblems(QWidget& root) {
  seen = 0;
  QStringList problems;
  if (QAccessibleInterface* top = QAccessible::queryAccessibleInterface(&root)) look(*top, problems);
  problems.removeDuplicates();
  return problems;
}

int controlsSeen() { return seen; }

}  // namespace tests
