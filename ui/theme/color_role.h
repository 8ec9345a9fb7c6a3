#pragma once

#include <QObject>

namespace ui {
Q_NAMESPACE

/// What a colour is for. The names are those of resources/tokens.json with a capital first letter; the values are there
/// and nowhere else.
enum class ColorRole {
  Window, Rail, Surface, Raised, Field, Popover, Hover, Pressed, Selected, Border, BorderPop, BorderStrong,
  Text, Text2, Text3, Disabled, Accent, AccentHover, AccentPressed, OnAccent, AccentSoft, AccentText, Focus,
  Error, ErrorSoft, Warning, WarningSoft, Success, SuccessSoft, Cell, CellLine, Track, Scrim, OnScrim
};
Q_ENUM_NS(ColorRole)

}  // namespace ui
