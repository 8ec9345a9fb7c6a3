#pragma once

#include <QString>

namespace ui {

/// The words for a number of things: `one` for 1, else `many`. English has no translation file whose plural forms tr()
/// could choose from; give `many` as tr("%n pictures", nullptr, number), so that other languages still can.
inline QString counted(int number, const QString& one, const QString& many) { return number == 1 ? one : many; }

}  // namespace ui
