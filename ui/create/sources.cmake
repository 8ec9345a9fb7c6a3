list(APPEND UI_SOURCES
  create/confidence_map.cpp create/confidence_map.h
  create/create_model.cpp create/create_model.h create/create_model_engine.cpp create/create_model_ranking.cpp
  create/create_page.cpp create/create_page.h
  create/create_page_tiles.cpp
  create/picture_drop.cpp create/picture_drop.h
  create/draw_settings.cpp create/draw_settings.h
  create/drawing.h
  create/drawing_order.cpp create/drawing_order.h
  create/empty_create_view.cpp create/empty_create_view.h
  create/job_header.cpp create/job_header.h
  create/job_headings.cpp create/job_headings.h
  create/large_view.cpp create/large_view.h
  create/memory_foot.cpp create/memory_foot.h
  create/picture_grid.cpp create/picture_grid.h
  create/picture_export.cpp create/picture_export.h
  create/picture_keeper.cpp create/picture_keeper.h
  create/picture_ranker.cpp create/picture_ranker.h
  create/prompt_area.cpp create/prompt_area.h
  create/prompt_check.cpp create/prompt_check.h
  create/prompt_composer.cpp create/prompt_composer.h
  create/queue_list.cpp create/queue_list.h
  create/region_frame.cpp create/region_frame.h
  create/reroll_line.cpp create/reroll_line.h
  create/scrim_button.cpp create/scrim_button.h
  create/settings_panel.cpp create/settings_panel.h
  create/tile_actions.cpp create/tile_actions.h
  create/tile_archive.cpp create/tile_archive.h
  create/tile_delegate.cpp create/tile_delegate.h
  create/tile_overlay.cpp create/tile_overlay.h)
