#pragma once

namespace ui::columns {

/// Widths of the columns of the lists on the page Models; the name takes the rest.
inline constexpr int icon = 20;
inline constexpr int bytes = 62;
inline constexpr int needs = 236;
inline constexpr int speed = 104;
inline constexpr int actions = 164;
inline constexpr int actionsNarrow = 146;

}  // namespace ui::columns
