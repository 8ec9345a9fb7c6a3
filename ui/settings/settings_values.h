#pragma once

#include "core/engine/requests.h"
#include "ui/hub/hub_source.h"
#include "ui/settings/language.h"
#include "ui/theme/theme.h"

namespace ui {

class Preferences;

/// Everything that the rows of Settings set, but for the shortcuts. As made: the values of the first start.
struct SettingsValues {
  ThemeChoice theme = ThemeChoice::System;
  Language language = Language::System;
  FontChoice font = FontChoice::Desktop;
  int zoom = 100;
  bool motionReduced = false;
  core::engine::DeviceChoice device;
  core::engine::Precision precision = core::engine::Precision::automatic;
  int threads = 0;
  QString cudaFolder;
  int previewRows = 1;
  bool tellsOfLongJobs = true;
  int idleMinutes = 0;
  QString downloadSource;
  ProxyChoice::Kind proxy = ProxyChoice::Kind::System;
  QString saveFolder;  ///< empty: the desktop's for pictures
};

SettingsValues settingsValues(const Preferences& preferences);
void setSettingsValues(Preferences& preferences, const SettingsValues& values);
/// Those of one section alone, by its id on the page. False for one that has none.
bool setSettingsValues(Preferences& preferences, const SettingsValues& values, const QString& section);

}  // namespace ui
