#include "ui/log/log_reader.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <utility>

namespace ui {

LogReader::LogReader(QString file, QObject* parent) : QObject(parent), m_file(std::move(file)) {}

void LogReader::read() {
  if (std::exchange(m_reading, true)) return;
  QThreadPool::globalInstance()->start([self = QPointer<LogReader>(this), file = m_file] {
    QMetaObject::invokeMethod(
        qApp,
        [self, messages = lastMessages(file, most)] {
          if (self == nullptr) return;
          self->m_reading = false;
          Q_EMIT self->arrived(messages);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace ui
