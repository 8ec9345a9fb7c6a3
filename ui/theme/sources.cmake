list(APPEND UI_SOURCES
  theme/bifrons_style.cpp theme/bifrons_style.h
  theme/color_role.h
  theme/icon_provider.cpp theme/icon_provider.h
  theme/keyboard_focus.cpp theme/keyboard_focus.h
  theme/metrics.h
  theme/system_scheme.cpp theme/system_scheme.h
  theme/theme.cpp theme/theme.h
  theme/type_scale.cpp theme/type_scale.h)
