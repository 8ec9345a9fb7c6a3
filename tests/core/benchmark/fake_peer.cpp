#include "tests/core/benchmark/fake_peer.h"

#include <QFile>
#include <cerrno>
#include <csignal>

namespace tests {

const char* const FakePeer::answers = R"(
echo '{"versions": "fake 1.0"}'
while read -r request; do
  case "$request" in *'"dtype":"bf16"'*) type=bf16 fast=2 slow=4 bytes=3000 ;; *'"dtype"'*) type=fp32 fast=4 slow=2 bytes=5000 ;; esac
  echo "$type $request" >> requests
  case "$request" in
    *'"stage":"peak_memory"'*) echo "{\"bytes\": $bytes}" ;;
    *'"stage":"text"'*) echo "{\"seconds\": $slow}" ;;
    *) echo "{\"seconds\": $fast}" ;;
  esac
done
)";

FakePeer::FakePeer(const QString& body) {
  const QString path = folder_.filePath(QStringLiteral("python"));
  QFile script(path);
  const QString text = QStringLiteral("#!/bin/sh\ncd '%1'\necho $$ >> processes\n%2\n").arg(folder_.path(), body);
  if (!script.open(QIODevice::WriteOnly) || script.write(text.toUtf8()) < 0) qFatal("no script");
  script.close();
  script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
  qputenv("BIFRONS_PYTHON", path.toUtf8());
}

FakePeer::~FakePeer() { qunsetenv("BIFRONS_PYTHON"); }

QStringList FakePeer::requests() const {
  QFile file(folder_.filePath(QStringLiteral("requests")));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

bool FakePeer::isGone() const {
  QFile file(folder_.filePath(QStringLiteral("processes")));
  if (!file.open(QIODevice::ReadOnly)) return false;
  const QByteArrayList ids = file.readAll().split('\n');
  for (const QByteArray& id : ids) {
    if (!id.isEmpty() && (::kill(id.toInt(), 0) == 0 || errno != ESRCH)) return false;
  }
  return true;
}

}  // namespace tests
