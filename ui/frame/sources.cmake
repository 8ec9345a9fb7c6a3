list(APPEND UI_SOURCES
  frame/command_hint.cpp frame/command_hint.h
  frame/desktop_notice.cpp frame/desktop_notice.h
  frame/engine_status.cpp frame/engine_status.h frame/engine_status_model.cpp
  frame/fit_line.cpp frame/fit_line.h
  frame/job_notifier.cpp frame/job_notifier.h
  frame/idle_unload.cpp frame/idle_unload.h
  frame/load_desk.cpp frame/load_desk.h
  frame/load_view.cpp frame/load_view.h
  frame/model_chip.cpp frame/model_chip.h
  frame/model_row.cpp frame/model_row.h
  frame/model_switcher.cpp frame/model_switcher.h
  frame/plan_view.cpp frame/plan_view.h
  frame/plan_words.cpp frame/plan_words.h
  frame/rail.cpp frame/rail.h
  frame/region_walk.cpp frame/region_walk.h
  frame/start_wish.h
  frame/status_strip.cpp frame/status_strip.h
  frame/storage_note.cpp frame/storage_note.h
  main_window.cpp main_window.h main_window_actions.cpp main_window_models.cpp main_window_pictures.cpp)
