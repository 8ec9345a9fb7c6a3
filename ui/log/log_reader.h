#pragma once

#include <QObject>

#include "ui/log/log_lines.h"

namespace ui {

/// Reads the end of a log file on another thread. One reading at a time: what is asked for meanwhile is the same.
class LogReader : public QObject {
  Q_OBJECT

 public:
  explicit LogReader(QString file, QObject* parent = nullptr);

  static constexpr int most = 2000;  ///< messages

  void read();
  [[nodiscard]] const QString& file() const { return m_file; }

 Q_SIGNALS:
  void arrived(const QList<ui::LogMessage>& messages);

 private:
  QString m_file;
  bool m_reading = false;
};

}  // namespace ui
