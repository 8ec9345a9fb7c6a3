#include "ui/settings/folder_check.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QTemporaryFile>
#include <QThreadPool>

namespace ui {
namespace {

/// Why nothing can be written there; empty when it can.
QString problemWith(const QString& folder) {
  QTemporaryFile probe(QDir(folder).filePath(QStringLiteral(".bifrons-XXXXXX")));
  return probe.open() ? QString() : probe.errorString();
}

}  // namespace

void FolderCheck::check(const QString& folder) {
  const quint64 number = ++m_asked;
  QThreadPool::globalInstance()->start([self = QPointer<FolderCheck>(this), number, folder] {
    const QString problem = problemWith(folder);
    QMetaObject::invokeMethod(
        qApp,
        [self, number, folder, problem] {
          if (self == nullptr || self->m_asked != number) return;
          if (problem.isEmpty()) return Q_EMIT self->usable(folder);
          Q_EMIT self->refused(folder, tr("Nothing can be written into “%1”: %2. The folder from before is kept.").arg(folder, problem));
        },
        Qt::QueuedConnection);
  });
}

}  // namespace ui
