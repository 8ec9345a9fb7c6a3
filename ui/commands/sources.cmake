list(APPEND UI_SOURCES
  commands/action_group.cpp commands/action_group.h
  commands/action_registry.cpp commands/action_registry.h
  commands/command_delegate.cpp commands/command_delegate.h
  commands/command_list.cpp commands/command_list.h
  commands/command_palette.cpp commands/command_palette.h
  commands/fixed_keys.cpp commands/fixed_keys.h)
