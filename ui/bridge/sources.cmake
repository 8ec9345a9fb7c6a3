list(APPEND UI_SOURCES
  bridge/attachment_reader.cpp bridge/attachment_reader.h
  bridge/engine_bridge.cpp bridge/engine_bridge.h
  bridge/error_text.cpp bridge/error_text.h
  bridge/qt_convert.cpp bridge/qt_convert.h)
