#pragma once

#include <QSet>
#include <QString>

namespace tests {

/// Every name that this C++ code of the window uses as an icon.
QSet<QString> namedIcons(const QString& code);

/// Code to try it on, and what it names: cup, face, moon, sun.
QString codeWithIcons();

}  // namespace tests
