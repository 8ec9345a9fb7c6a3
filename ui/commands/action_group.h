#pragma once

#include <QString>

class QAction;

namespace ui {

/// Where something that can be done belongs: a page, or what the whole window has. In the order in which groups are listed.
enum class ActionGroup { Window, Pages, Chat, Create, Gallery, Models, Settings, Appearance, Help };

/// By the first part of its id: "chat" of "chat.new". Unknown ones are the window's.
ActionGroup groupOf(const QAction* action);
/// As it is shown.
QString nameOf(ActionGroup group);

}  // namespace ui
