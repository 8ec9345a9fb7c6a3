#include "tests/ui/crash/crash_sessions.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

#include "ui/store/database.h"

namespace tests {
namespace {

constexpr int startMs = 10'000;
constexpr int livesPerStart = 3;  ///< the longest life, in times of what a child takes to keep its first thing

}  // namespace

QString CrashSessions::run(int sessions) {
  const int longestLifeMs = livesPerStart * firstKeptMs() + 1;
  for (int session = 0; session < sessions; ++session) {
    const QString problem = runOne(QRandomGenerator::global()->bounded(1, longestLifeMs));
    if (!problem.isEmpty()) return QStringLiteral("session %1: %2").arg(session).arg(problem);
  }
  return {};
}

int CrashSessions::firstKeptMs() {
  QProcess child;
  QElapsedTimer clock;
  clock.start();
  child.start(QStringLiteral(BIFRONS_CRASH_CHILD), {m_what, m_folder});
  child.waitForReadyRead(startMs);
  const auto took = static_cast<int>(clock.elapsed());
  child.kill();
  child.waitForFinished(startMs);
  take(child.readAllStandardOutput());
  return took;
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
