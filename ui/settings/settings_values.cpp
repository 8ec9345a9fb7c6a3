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
          .idleMinutes = preferences.downloads().idleMinutes(),
          .downloadSource = preferences.downloads().sourceText(),
          .proxy = preferences.downloads().proxyKind(),
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
  preferences.downloads().setIdleMinutes(values.idleMinutes);
  (void)preferences.downloads().setSourceText(values.downloadSource);  // it was taken before
  preferences.downloads().setProxyKind(values.proxy);
  preferences.setSaveFolder(values.saveFolder);
}

}  // namespace ui
