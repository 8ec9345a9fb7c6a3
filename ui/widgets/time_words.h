#pragma once

#include <QString>

namespace ui {

/// "about 16 s", "about 2 min 10 s", "about 1 h 5 min": rounded to what can be known beforehand.
QString aboutWords(double seconds);

/// "about 8 s left", "about 3 min left", "about 2 h left".
QString timeLeftWords(double seconds);

}  // namespace ui
