#pragma once

#include <QString>

namespace ui {

/// Opens the desktop's file manager at the file and selects it; where the file manager cannot do that, opens the folder.
/// Returns at once.
void showInFolder(const QString& path);

}  // namespace ui
