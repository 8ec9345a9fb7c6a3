#include "ui/widgets/accessible_role.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QVariant>

namespace ui {
namespace {

constexpr const char* roleProperty = "bifronsAccessibleRole";

/// A button with another role than a push button's.
class ButtonAccessible final : public QAccessibleWidget {
 public:
  ButtonAccessible(QAbstractButton* button, QAccessible::Role role) : QAccessibleWidget(button, role), m_button(*button) {}

  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    const QString told = QAccessibleWidget::text(kind);
    return kind == QAccessible::Name && told.isEmpty() ? m_button.text() : told;
  }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    state.checkable = m_button.isCheckable();
    state.checked = m_button.isChecked();
    state.selected = m_button.isChecked();
    state.pressed = m_button.isDown();
    return state;
  }
  [[nodiscard]] QStringList actionNames() const override {
    return m_button.isEnabled() ? QStringList{pressAction()} + QAccessibleWidget::actionNames() : QStringList();
  }
  void doAction(const QString& name) override {
    name == pressAction() ? m_button.click() : QAccessibleWidget::doAction(name);
  }

 private:
  QAbstractButton& m_button;
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  const QVariant wanted = widget != nullptr ? widget->property(roleProperty) : QVariant();
  if (!wanted.isValid()) return nullptr;
  const auto role = static_cast<QAccessible::Role>(wanted.toInt());
  if (auto* button = qobject_cast<QAbstractButton*>(widget)) return new ButtonAccessible(button, role);
  return new QAccessibleWidget(widget, role);
}

}  // namespace

void setAccessibleRole(QWidget* widget, QAccessible::Role role) {
  QAccessible::installFactory(make);  // again it does nothing
  widget->setProperty(roleProperty, static_cast<int>(role));
}

}  // namespace ui
