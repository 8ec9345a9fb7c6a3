#pragma once

namespace ui::metrics {

/// Lengths in logical pixels at scale 1, on a grid of 4.
inline constexpr int space4 = 4;
inline constexpr int space8 = 8;
inline constexpr int space12 = 12;
inline constexpr int space16 = 16;
inline constexpr int space20 = 20;
inline constexpr int space24 = 24;
inline constexpr int space32 = 32;

inline constexpr int pageMargin = 20;
inline constexpr int readingMargin = 24;

inline constexpr int controlHeight = 30;
inline constexpr int smallControlHeight = 26;
inline constexpr int rowControlHeight = 22;
inline constexpr int mainActionHeight = 34;
inline constexpr int iconButtonSize = 28;
inline constexpr int smallIconButtonSize = 24;

inline constexpr int radiusTag = 4;
inline constexpr int radiusControl = 6;
inline constexpr int radiusTile = 8;
inline constexpr int radiusCard = 10;
inline constexpr int radiusComposer = 12;

inline constexpr int railWidth = 68;
inline constexpr int topBarHeight = 48;
inline constexpr int statusBarHeight = 30;
inline constexpr int progressLineHeight = 4;

/// A lower page, as in a window of less than 680, leaves out what one can do without.
inline constexpr int lowPage = 680 - topBarHeight - statusBarHeight;

}  // namespace ui::metrics
