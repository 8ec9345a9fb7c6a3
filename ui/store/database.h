#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

namespace ui {

/// An open SQLite database: write-ahead log, foreign keys, full synchronisation at each commit, so that what was
/// committed outlives a crash of the program and of the machine. Belongs to the thread that opened it.
/// Every function throws core::Error (file_not_written, file_damaged, file_missing, internal) with a sentence that names
/// the file.
class Database {
 public:
  /// Opens the file, or makes it. An empty path is a database in memory alone, which ends with the object.
  explicit Database(const QString& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs one statement; `values` take the places of its question marks. A QString is never NULL, an empty QVariant is.
  QSqlQuery run(const QString& statement, const QVariantList& values = {});
  /// The first column of the first row; null when there is none.
  QVariant value(const QString& statement, const QVariantList& values = {});

  /// All of `work` is committed, or nothing of it: an exception of `work` rolls back and goes on.
  template <typename Work>
  void transact(Work work) {
    begin();
    try {
      work();
    } catch (...) {
      rollBack();
      throw;
    }
    commit();
  }

  [[nodiscard]] const QString& path() const { return m_path; }  ///< empty for one in memory

 private:
  void open();
  void begin();
  void commit();
  void rollBack() noexcept;

  QString m_path;
  QString m_connection;
};

}  // namespace ui
