#pragma once

namespace ui {

class Preferences;
class Theme;

/// Gives the theme what the person has chosen, now and whenever that changes. Before Theme::install nothing is shown twice.
/// Both outlive the application's event loop.
void followAppearance(Theme& theme, Preferences& preferences);

}  // namespace ui
