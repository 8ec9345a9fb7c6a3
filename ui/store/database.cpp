#include "ui/store/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

#include "core/base/error.h"
#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

/// So long does a statement wait for another program that is writing.
constexpr int busyTimeoutMs = 3000;

// Result codes, the lower byte of what SQLite reports. Source: sqlite.org/rescode.html
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int readOnly = 8;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int cannotOpen = 14;
constexpr int notADatabase = 26;

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Database)
};

struct Cause {
  core::ErrorKind kind;
  QString sentence;
};

Cause causeOf(const QSqlError& error) {
  using core::ErrorKind;
  switch (error.nativeErrorCode().toInt() & 0xff) {
    case busy:
    case locked:
      return {ErrorKind::file_not_written, Words::tr("“%1” is in use by another program. Nothing was written.")};
    case readOnly:
      return {ErrorKind::file_not_written, Words::tr("“%1” may not be written.")};
    case full:
      return {ErrorKind::file_not_written, Words::tr("There is no space left for “%1”. Nothing was written.")};
    case cannotOpen:
      return {ErrorKind::file_not_written, Words::tr("“%1” cannot be opened.")};
    case corrupt:
    case notADatabase:
      return {ErrorKind::file_damaged, Words::tr("“%1” is damaged.")};
    default:
      return {ErrorKind::file_not_written, Words::tr("“%1” could not be read or written.")};
  }
}

[[noreturn]] void fail(const QSqlError& error, const QString& path) {
  const Cause cause = causeOf(error);
  const QString name = path.isEmpty() ? Words::tr("The history in memory") : QDir::toNativeSeparators(path);
  throw core::Error(cause.kind, toUtf8(cause.sentence.arg(name)), toUtf8(error.text()));
}

/// A null QString is an empty text; the driver would make NULL of it.
QVariant bound(const QVariant& value) {
  const bool isText = value.typeId() == QMetaType::QString && !value.isNull();
  return isText && value.toString().isNull() ? QVariant(QLatin1String("")) : value;
}

QSqlDatabase connectionOf(const QString& name) { return QSqlDatabase::database(name, false); }

}  // namespace

Database::Database(const QString& path) : m_path(path), m_connection(QUuid::createUuid().toString()) {
  if (!path.isEmpty()) QDir().mkpath(QFileInfo(path).absolutePath());
  try {
    open();
  } catch (...) {
    QSqlDatabase::removeDatabase(m_connection);
    throw;
  }
}

Database::~Database() { QSqlDatabase::removeDatabase(m_connection); }

void Database::open() {
  QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
  if (!connection.isValid()) {
    throw core::Error(core::ErrorKind::unsupported,
                      toUtf8(Words::tr("The history needs the SQLite driver of Qt (package libqt6sql6-sqlite). Nothing is kept.")));
  }
  connection.setDatabaseName(m_path.isEmpty() ? QStringLiteral(":memory:") : m_path);
  connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs));
  if (!connection.open()) fail(connection.lastError(), m_path);
  run(QStringLiteral("PRAGMA journal_mode = WAL"));
  run(QStringLiteral("PRAGMA synchronous = FULL"));
  run(QStringLiteral("PRAGMA foreign_keys = ON"));
}

QSqlQuery Database::run(const QString& statement, const QVariantList& values) {
  QSqlQuery query(connectionOf(m_connection));
  query.setForwardOnly(true);
  if (!query.prepare(statement)) fail(query.lastError(), m_path);
  for (const QVariant& value : values) query.addBindValue(bound(value));
  if (!query.exec()) fail(query.lastError(), m_path);
  return query;
}

QVariant Database::value(const QString& statement, const QVariantList& values) {
  QSqlQuery query = run(statement, values);
  return query.next() ? query.value(0) : QVariant();
}

void Database::begin() { run(QStringLiteral("BEGIN IMMEDIATE")); }

void Database::commit() {
  try {
    run(QStringLiteral("COMMIT"));
  } catch (...) {
    rollBack();
    throw;
  }
}

void Database::rollBack() noexcept {
  QSqlQuery(connectionOf(m_connection)).exec(QStringLiteral("ROLLBACK"));
}

}  // namespace ui
