#pragma once

#include <QString>
#include <QStringList>

namespace tests {

/// Starts crash_child so often, each time on the same folder, and kills it (signal 9) at a random moment of its life:
/// before it has opened anything, while it writes, between two things that it keeps.
class CrashSessions {
 public:
  /// `what`: "pictures" or "chats".
  CrashSessions(const QString& what, const QString& folder) : m_what(what), m_folder(folder) {}

  /// Returns why a child ended by itself, which none should; empty otherwise.
  QString run(int sessions);
  /// What the children said was kept, without the word, in order.
  [[nodiscard]] const QStringList& kept() const { return m_kept; }
  /// Sessions that were killed after they had kept something.
  [[nodiscard]] int fruitful() const { return m_fruitful; }

 private:
  /// What this machine takes, by a child that is killed right after; the moments of the others are measured by it.
  int firstKeptMs();
  QString runOne(int aliveMs);
  /// A line that the end cut off counts for nothing.
  void take(const QByteArray& said);

  QString m_what;
  QString m_folder;
  QStringList m_kept;
  int m_fruitful = 0;
};

/// "ok", or what SQLite finds wrong with the database of a data folder.
QString integrityOf(const QString& folder);

}  // namespace tests
