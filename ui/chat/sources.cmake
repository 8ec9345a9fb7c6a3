list(APPEND UI_SOURCES
  chat/answer_foot.cpp chat/answer_foot.h
  chat/answer_view.cpp chat/answer_view.h
  chat/answer_words.cpp chat/answer_words.h
  chat/block_marks.cpp chat/block_marks.h
  chat/chat_codec.cpp chat/chat_codec.h
  chat/chat_keeper.cpp chat/chat_keeper.h
  chat/chat_exchange.cpp chat/chat_exchange.h
  chat/chat_files.h chat/chat_json.cpp chat/chat_markdown.cpp
  chat/chat_list.cpp chat/chat_list.h
  chat/chat_list_delegate.cpp chat/chat_list_delegate.h
  chat/chat_list_model.cpp chat/chat_list_model.h
  chat/chat_model.cpp chat/chat_model.h chat/chat_model_engine.cpp
  chat/chat_page.cpp chat/chat_page.h chat/chat_page_files.cpp chat/chat_page_sees.cpp
  chat/chat_turn.h
  chat/composer.cpp chat/composer.h chat/composer_pictures.cpp
  chat/composer_edit.cpp chat/composer_edit.h
  chat/conversation.cpp chat/conversation.h chat/conversation_request.cpp
  chat/conversation_pane.cpp chat/conversation_pane.h chat/conversation_pane_wiring.cpp
  chat/context_line.cpp chat/context_line.h
  chat/context_meter.cpp chat/context_meter.h
  chat/drop_frame.cpp chat/drop_frame.h
  chat/crop_view.cpp chat/crop_view.h
  chat/dropped_content.cpp chat/dropped_content.h
  chat/drawn_note.cpp chat/drawn_note.h
  chat/edit_note.cpp chat/edit_note.h
  chat/end_follower.cpp chat/end_follower.h
  chat/first_run_parts.cpp chat/first_run_parts.h
  chat/first_run_view.cpp chat/first_run_view.h
  chat/list_bullets.cpp chat/list_bullets.h
  chat/markdown_blocks.cpp chat/markdown_blocks.h
  chat/message_text.cpp chat/message_text.h
  chat/newest_pill.cpp chat/newest_pill.h
  chat/note_row.cpp chat/note_row.h
  chat/picture_viewer.cpp chat/picture_viewer.h
  chat/question_view.cpp chat/question_view.h
  chat/sample_picture.cpp chat/sample_picture.h
  chat/sampling_popover.cpp chat/sampling_popover.h
  chat/sees_panel.cpp chat/sees_panel.h
  chat/send_button.cpp chat/send_button.h
  chat/square_reader.cpp chat/square_reader.h
  chat/stored_pictures.cpp chat/stored_pictures.h
  chat/thumb_strip.cpp chat/thumb_strip.h
  chat/transcript_view.cpp chat/transcript_view.h
  chat/undo_row.cpp chat/undo_row.h)
