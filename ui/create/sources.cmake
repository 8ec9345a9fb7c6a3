list(APPEND UI_SOURCES
  create/create_model.cpp create/create_model.h
  create/create_page.cpp create/create_page.h
  create/draw_settings.cpp create/draw_settings.h
  create/drawing.h
  create/empty_create_view.cpp create/empty_create_view.h
  create/job_header.cpp create/job_header.h
  create/large_view.cpp create/large_view.h
  create/picture_grid.cpp create/picture_grid.h
  create/picture_export.cpp create/picture_export.h
  create/picture_keeper.cpp create/picture_keeper.h
  create/prompt_area.cpp create/prompt_area.h
  create/prompt_check.cpp create/prompt_check.h
  create/prompt_composer.cpp create/prompt_composer.h
  create/queue_list.cpp create/queue_list.h
  create/settings_panel.cpp create/settings_panel.h
  create/tile_actions.cpp create/tile_actions.h
  create/tile_delegate.cpp create/tile_delegate.h)
