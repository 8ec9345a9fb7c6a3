#include "ui/settings/appearance.h"

#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

namespace ui {

void followAppearance(Theme& theme, Preferences& preferences) {
  theme.setChoice(preferences.themeChoice());
  theme.setFontChoice(preferences.fontChoice());
  theme.setZoom(preferences.zoom());
  theme.setMotionReduced(preferences.motionReduced());
  QObject::connect(&preferences, &Preferences::themeChoiceChanged, &theme, &Theme::setChoice);
  QObject::connect(&preferences, &Preferences::fontChoiceChanged, &theme, &Theme::setFontChoice);
  QObject::connect(&preferences, &Preferences::zoomChanged, &theme, &Theme::setZoom);
  QObject::connect(&preferences, &Preferences::motionReducedChanged, &theme, &Theme::setMotionReduced);
}

}  // namespace ui
