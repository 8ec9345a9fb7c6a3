#pragma once

#include <QString>

namespace ui {

/// A path for people: what lies in their own folder begins with ~.
[[nodiscard]] QString pathWords(const QString& path);

}  // namespace ui
