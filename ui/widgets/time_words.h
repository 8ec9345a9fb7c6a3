#pragma once

#include <QString>

namespace ui {

/// "about 8 s left", "about 3 min left", "about 2 h left".
QString timeLeftWords(double seconds);

}  // namespace ui
