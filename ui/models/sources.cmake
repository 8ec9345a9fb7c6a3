list(APPEND UI_SOURCES
  models/download_pane.cpp models/download_pane.h
  models/download_strip.cpp models/download_strip.h
  models/download_words.cpp models/download_words.h
  models/library_card.cpp models/library_card.h
  models/library_row.cpp models/library_row.h models/library_row_actions.cpp
  models/licence_panel.cpp models/licence_panel.h
  models/load_pane.cpp models/load_pane.h
  models/listed_model.h
  models/machine_strip.cpp models/machine_strip.h
  models/memory_estimate.cpp models/memory_estimate.h
  models/model_library.cpp models/model_library.h models/model_library_load.cpp
  models/models_page.cpp models/models_page.h
  models/needs_view.cpp models/needs_view.h
  models/row_columns.h
  models/session_speed.cpp models/session_speed.h
  models/token_form.cpp models/token_form.h)
