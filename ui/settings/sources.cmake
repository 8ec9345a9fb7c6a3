list(APPEND UI_SOURCES
  settings/app_folders.cpp settings/app_folders.h
  settings/device_probe.cpp settings/device_probe.h
  settings/engine_section.cpp settings/engine_section.h
  settings/preferences.cpp settings/preferences.h
  settings/settings_form.cpp settings/settings_form.h
  settings/settings_page.cpp settings/settings_page.h)
