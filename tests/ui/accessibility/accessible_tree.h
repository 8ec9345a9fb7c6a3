#pragma once

#include <QStringList>
#include <QWidget>

namespace tests {

/// What somebody who does not see the window would stumble over in a visible widget and what is in it, each as a line: a
/// control without a name, and one that takes the focus and whose role says nothing of what it is.
QStringList accessibleProblems(QWidget& root);

/// How many controls were looked at the last time: a walk that sees nothing proves nothing.
int controlsSeen();

}  // namespace tests
