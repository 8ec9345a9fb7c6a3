list(APPEND UI_SOURCES
  settings/app_folders.cpp settings/app_folders.h
  settings/preferences.cpp settings/preferences.h
  settings/settings_page.cpp settings/settings_page.h)
