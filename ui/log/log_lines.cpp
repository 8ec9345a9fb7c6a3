#include "ui/log/log_lines.h"

#include <QFile>
#include <QRegularExpression>
#include <algorithm>

namespace ui {
namespace {

constexpr qint64 mostBytes = 1 << 20;

LogLevel levelFrom(QStringView word) {
  if (word == QStringLiteral("warning")) return LogLevel::Warning;
  if (word == QStringLiteral("error") || word == QStringLiteral("critical")) return LogLevel::Error;
  return LogLevel::Info;
}

}  // namespace

QList<LogMessage> messagesOf(const QString& text) {
  static const QRegularExpression beginning(QStringLiteral(R"(^\[[^\]]+\] \[[^\]]+\] \[([a-z]+)\] )"));
  QList<LogMessage> messages;
  for (const QStringView line : QStringView(text).split(QLatin1Char('\n'))) {
    const auto found = beginning.match(line);
    if (found.hasMatch()) {
      messages.append({levelFrom(found.capturedView(1)), line.toString()});
    } else if (!messages.isEmpty() && !line.isEmpty()) {
      messages.last().text += QLatin1Char('\n') + line.toString();
    }
  }
  return messages;
}

QList<LogMessage> lastMessages(const QString& file, int most) {
  QFile log(file);
  if (!log.open(QIODevice::ReadOnly)) return {};
  log.seek(std::max<qint64>(0, log.size() - mostBytes));
  QList<LogMessage> messages = messagesOf(QString::fromUtf8(log.read(mostBytes)));
  return messages.mid(std::max<qsizetype>(0, messages.size() - most));
}

}  // namespace ui
