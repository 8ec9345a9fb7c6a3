#include "ui/settings/settings_values.h"

#include <algorithm>
#include <iterator>

#include "ui/settings/preferences.h"

namespace ui {
namespace {

struct Setter {
  const char* section;
  void (*set)(Preferences& preferences, const SettingsValues& values);
};

void setAppearance(Preferences& preferences, const SettingsValues& values) {
  preferences.setThemeChoice(values.theme);
  preferences.setLanguage(values.language);
  preferences.setFontChoice(values.font);
  preferences.setZoom(values.zoom);
  preferences.setMotionReduced(values.motionReduced);
}

void setEngine(Preferences& preferences, const SettingsValues& values) {
  preferences.setDevice(values.device);
  preferences.setPrecision(values.precision);
  preferences.setThreads(values.threads);
  preferences.setCudaFolder(values.cudaFolder);
  preferences.downloads().setIdleMinutes(values.idleMinutes);
}

void setDrawing(Preferences& preferences, const SettingsValues& values) {
  preferences.setPreviewRows(values.previewRows);
  preferences.setTellsOfLongJobs(values.tellsOfLongJobs);
}

void setFolders(Preferences& preferences, const SettingsValues& values) { preferences.setSaveFolder(values.saveFolder); }

void setDownloads(Preferences& preferences, const SettingsValues& values) {
  (void)preferences.downloads().setSourceText(values.downloadSource);  // it was taken before
  preferences.downloads().setProxyKind(values.proxy);
}

constexpr Setter setters[] = {{"appearance", setAppearance},
                              {"engine", setEngine},
                              {"drawing", setDrawing},
                              {"folders", setFolders},
                              {"downloads", setDownloads}};

}  // namespace

SettingsValues settingsValues(const Preferences& preferences) {
  return {.theme = preferences.themeChoice(),
          .language = preferences.language(),
          .font = preferences.fontChoice(),
          .zoom = preferences.zoom(),
          .motionReduced = preferences.motionReduced(),
          .device = preferences.device(),
          .precision = preferences.wantedPrecision(),
          .threads = preferences.threads(),
          .cudaFolder = preferences.cudaFolder(),
          .previewRows = preferences.previewRows(),
          .tellsOfLongJobs = preferences.tellsOfLongJobs(),
          .idleMinutes = preferences.downloads().idleMinutes(),
          .downloadSource = preferences.downloads().sourceText(),
          .proxy = preferences.downloads().proxyKind(),
          .saveFolder = preferences.saveFolder()};
}

void setSettingsValues(Preferences& preferences, const SettingsValues& values) {
  for (const Setter& setter : setters) setter.set(preferences, values);
}

bool setSettingsValues(Preferences& preferences, const SettingsValues& values, const QString& section) {
  const auto* found = std::find_if(std::begin(setters), std::end(setters),
                                   [&](const Setter& setter) { return section == QLatin1String(setter.section); });
  if (found == std::end(setters)) return false;
  found->set(preferences, values);
  return true;
}

}  // namespace ui
