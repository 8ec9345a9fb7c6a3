list(APPEND UI_SOURCES
  frame/engine_status.cpp frame/engine_status.h frame/engine_status_model.cpp
  frame/fit_line.cpp frame/fit_line.h
  frame/load_desk.cpp frame/load_desk.h
  frame/load_view.cpp frame/load_view.h
  frame/model_chip.cpp frame/model_chip.h
  frame/model_row.cpp frame/model_row.h
  frame/model_switcher.cpp frame/model_switcher.h
  frame/plan_view.cpp frame/plan_view.h
  frame/plan_words.cpp frame/plan_words.h
  frame/rail.cpp frame/rail.h
  frame/start_wish.h
  frame/status_strip.cpp frame/status_strip.h
  main_window.cpp main_window.h)
