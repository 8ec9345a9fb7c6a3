#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include "ui/commands/action_group.h"

namespace ui {

/// Keys that a part of the window hears while it has the focus, and that nobody can change: Enter in the composer, the
/// letters over pictures. The parts have them in their key events; this is what is said of them.
struct FixedKeys {
  ActionGroup group;
  QString text;       ///< what they do
  QKeySequence keys;
};

/// In the order in which they are listed.
QList<FixedKeys> fixedKeys();

/// What already hears these keys where an action is heard: those of its own group, all for one of the window. Empty: none.
QString fixedUseOf(const QKeySequence& keys, const QAction* action);

}  // namespace ui
