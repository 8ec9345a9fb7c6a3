#pragma once

class QMenu;
class QWidget;

namespace ui {

/// A menu as the design draws it, rounded and without a frame of the window manager. Is deleted when it closes.
[[nodiscard]] QMenu* makePopupMenu(QWidget* parent);

}  // namespace ui
