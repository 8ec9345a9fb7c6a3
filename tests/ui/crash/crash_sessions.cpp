#include "tests/ui/crash/crash_sessions.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

#include "ui/store/database.h"

namespace tests {
namespace {

constexpr int startMs = 10'000;
constexpr int longestLifeMs = 160;  ///< starting takes about a third of it

}  // namespace

QString CrashSessions::run(int sessions) {
  for (int session = 0; session < sessions; ++session) {
    const QString problem = runOne(QRandomGenerator::global()->bounded(1, longestLifeMs));
    if (!problem.isEmpty()) return QStringLiteral("session %1: %2").arg(session).arg(problem);
  }
  return {};
}

QString CrashSessions::runOne(int aliveMs) {
  QProcess child;
  child.setProcessChannelMode(QProcess::SeparateChannels);
  child.start(QStringLiteral(BIFRONS_CRASH_CHILD), {m_what, m_folder});
  if (!child.waitForStarted(startMs)) return child.errorString();
  QThread::msleep(static_cast<unsigned long>(aliveMs));
  child.kill();
  child.waitForFinished(startMs);
  take(child.readAllStandardOutput());
  if (child.exitStatus() == QProcess::CrashExit) return {};
  return QStringLiteral("it ended with %1: %2").arg(child.exitCode()).arg(QString::fromUtf8(child.readAllStandardError()));
}

void CrashSessions::take(const QByteArray& said) {
  const QString prefix = QStringLiteral("kept ");
  QStringList lines = QString::fromUtf8(said).split(QLatin1Char('\n'));
  lines.removeLast();  // empty, or cut off
  for (const QString& line : lines) m_kept.append(line.mid(prefix.size()));
  if (!lines.isEmpty()) ++m_fruitful;
}

QString integrityOf(const QString& folder) {
  ui::Database database(QDir(folder).filePath(QStringLiteral("bifrons.db")));
  const QString whole = database.value(QStringLiteral("PRAGMA integrity_check")).toString();
  if (whole != QStringLiteral("ok")) return whole;
  const QString lost = database.value(QStringLiteral("PRAGMA foreign_key_check")).toString();
  return lost.isEmpty() ? whole : QStringLiteral("a row of “%1” speaks of one that is not there").arg(lost);
}

}  // namespace tests
