list(APPEND UI_SOURCES
  bridge/attachment_reader.cpp bridge/attachment_reader.h
  bridge/comeback.h
  bridge/engine_bridge.cpp bridge/engine_bridge.h bridge/engine_bridge_model.cpp bridge/engine_bridge_words.cpp
  bridge/error_text.cpp bridge/error_text.h
  bridge/plan_reader.cpp bridge/plan_reader.h
  bridge/report_thinner.h)
