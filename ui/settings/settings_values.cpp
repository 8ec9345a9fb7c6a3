#include "ui/settings/settings_values.h"

#include "ui/settings/preferences.h"

namespace ui {

SettingsValues settingsValues(const Preferences& preferences) {
  return {.theme = preferences.themeChoice(),
          .language = preferences.language(),
          .font = preferences.fontChoice(),
          .zoom = preferences.zoom(),
          .motionReduced = preferences.motionReduced(),
          .device = preferences.device(),
          .precision = preferences.wantedPrecision(),
          .threads = preferences.threads(),
          .previewRows = preferences.previewRows(),
          .tellsOfLongJobs = preferences.tellsOfLongJobs(),
          .saveFolder = preferences.saveFolder()};
}

void setSettingsValues(Preferences& preferences, const SettingsValues& values) {
  preferences.setThemeChoice(values.theme);
  preferences.setLanguage(values.language);
  preferences.setFontChoice(values.font);
  preferences.setZoom(values.zoom);
  preferences.setMotionReduced(values.motionReduced);
  preferences.setDevice(values.device);
  preferences.setPrecision(values.precision);
  preferences.setThreads(values.threads);
  preferences.setPreviewRows(values.previewRows);
  preferences.setTellsOfLongJobs(values.tellsOfLongJobs);
  preferences.setSaveFolder(values.saveFolder);
}

}  // namespace ui
