#include "ui/settings/run_marker.h"

#include <QDir>
#include <QUuid>

namespace ui {
namespace {

std::unique_ptr<QLockFile> lockAt(const QString& path) {
  auto lock = std::make_unique<QLockFile>(path);
  lock->setStaleLockTime(0);  // a run may last for weeks; it is over when its process is
  return lock;
}

}  // namespace

RunMarker::RunMarker(const QString& stateFolder) {
  QDir folder(stateFolder + QStringLiteral("/runs"));
  if (!folder.mkpath(QStringLiteral("."))) return;
  for (const QString& name : folder.entryList({QStringLiteral("*.lock")}, QDir::Files)) {
    const auto before = lockAt(folder.filePath(name));
    if (before->tryLock(0)) m_wasUnclean = true;  // nobody holds it; gone with this object
  }
  m_own = lockAt(folder.filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QStringLiteral(".lock")));
  (void)m_own->tryLock(0);
}

}  // namespace ui
