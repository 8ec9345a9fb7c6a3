#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace ui {

enum class LogLevel { Info, Warning, Error };

/// One message of the log, which may have several lines.
struct LogMessage {
  LogLevel level = LogLevel::Info;
  QString text;  ///< with its time, as it stands in the file

  bool operator==(const LogMessage&) const = default;
};

/// The last `most` messages of a log file, oldest first; none where it cannot be read. Reads its last megabyte at most;
/// for a thread that may wait.
QList<LogMessage> lastMessages(const QString& file, int most);

/// The messages of a text, as the log writes them: "[time] [program] [level] words". Lines without such a beginning
/// belong to the message before.
QList<LogMessage> messagesOf(const QString& text);

}  // namespace ui
