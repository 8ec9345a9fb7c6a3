#pragma once

#include <QAccessible>

class QWidget;

namespace ui {

/// What a widget of ours is for those who do not see it, where Qt could not know: a page tab, an alert, a progress bar.
/// Buttons keep their name, state and press.
void setAccessibleRole(QWidget* widget, QAccessible::Role role);

}  // namespace ui
