list(APPEND UI_SOURCES
  frame/engine_status.cpp frame/engine_status.h
  frame/model_chip.cpp frame/model_chip.h
  frame/rail.cpp frame/rail.h
  frame/status_strip.cpp frame/status_strip.h
  main_window.cpp main_window.h)
