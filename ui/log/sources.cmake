list(APPEND UI_SOURCES
  log/diagnosis.cpp log/diagnosis.h
  log/log_dialog.cpp log/log_dialog.h
  log/log_lines.cpp log/log_lines.h
  log/log_reader.cpp log/log_reader.h)
