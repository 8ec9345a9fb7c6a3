list(APPEND UI_SOURCES
  widgets/counted.h
  widgets/disclosure.cpp widgets/disclosure.h
  widgets/elided_label.cpp widgets/elided_label.h
  widgets/file_dialog.cpp widgets/file_dialog.h
  widgets/icon_button.cpp widgets/icon_button.h
  widgets/inline_note.cpp widgets/inline_note.h
  widgets/page.h
  widgets/painting.cpp widgets/painting.h
  widgets/picture_thumb.cpp widgets/picture_thumb.h
  widgets/popover.cpp widgets/popover.h
  widgets/progress_line.cpp widgets/progress_line.h
  widgets/section_grid_view.cpp widgets/section_grid_view.h
  widgets/section_layout.cpp widgets/section_layout.h
  widgets/seed_field.cpp widgets/seed_field.h
  widgets/segmented_control.cpp widgets/segmented_control.h
  widgets/size_slider.cpp widgets/size_slider.h
  widgets/size_words.cpp widgets/size_words.h
  widgets/surface.cpp widgets/surface.h
  widgets/tab_order.cpp widgets/tab_order.h
  widgets/text_button.cpp widgets/text_button.h
  widgets/toast.cpp widgets/toast.h
  widgets/value_slider.cpp widgets/value_slider.h)
