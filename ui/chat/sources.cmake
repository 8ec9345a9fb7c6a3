list(APPEND UI_SOURCES
  chat/chat_model.cpp chat/chat_model.h
  chat/chat_turn.h)
