#include "ui/store/storage.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <utility>

#include "core/base/log.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/database.h"
#include "ui/store/schema.h"

namespace ui {

Storage::Storage(const QString& folder, QObject* parent)
    : QObject(parent), m_folder(folder), m_file(QDir(folder).filePath(QStringLiteral("bifrons.db"))) {
  m_pool.setMaxThreadCount(1);
  m_pool.setExpiryTimeout(-1);  // a connection belongs to one thread
}

Storage::~Storage() {
  m_pool.start([this] { m_database.reset(); });
  m_pool.waitForDone();
}

void Storage::wait() {
  auto promise = std::make_shared<QPromise<void>>();  // is still at work in finish() when the waiting ends
  promise->start();
  QFuture<void> done = promise->future();
  m_pool.start([promise] { promise->finish(); });
  done.waitForFinished();
}

Database& Storage::database() {
  if (m_database == nullptr) m_database = openFile();
  return *m_database;
}

std::unique_ptr<Database> Storage::openFile() {
  try {
    auto database = std::make_unique<Database>(m_file);
    bringUpToDate(*database);
    return database;
  } catch (const core::Error& error) {
    core::log::error(core::join(error.what(), " ", error.detail()));
    return openAnew(error);
  }
}

std::unique_ptr<Database> Storage::openAnew(const core::Error& error) {
  const QString why = coreWords(error.what());
  const QString aside = QStringLiteral("%1.damaged-%2")
                            .arg(m_file, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
  if (error.kind() == core::ErrorKind::file_damaged && QFile::rename(m_file, aside)) {
    for (const char* log : {"-wal", "-shm"}) QFile::rename(m_file + QLatin1String(log), aside + QLatin1String(log));
    const QString kept = tr("It was put aside as “%1”, and a new one was begun.").arg(QDir::toNativeSeparators(aside));
    post([this, sentence = QStringLiteral("%1 %2").arg(why, kept)] { Q_EMIT problem(sentence); });
    return openFile();
  }
  const QString lost = tr("%1 What you do now is not kept when Bifrons ends.").arg(why);
  post([this, lost] { Q_EMIT problem(lost); });
  auto database = std::make_unique<Database>(QString());
  bringUpToDate(*database);
  return database;
}

void Storage::post(std::function<void()> emitIt) {
  QMetaObject::invokeMethod(this, std::move(emitIt), Qt::QueuedConnection);
}

void Storage::tell(std::exception_ptr error) {
  try {
    std::rethrow_exception(std::move(error));
  } catch (const core::Error& known) {
    core::log::error(core::join(known.what(), " ", known.detail()));
    post([this, kind = known.kind(), sentence = coreWords(known.what())] { Q_EMIT failed(kind, sentence); });
  } catch (const std::exception& other) {
    core::log::error(other.what());
    const QString sentence = toQString(std::string_view(other.what()));
    post([this, sentence] { Q_EMIT failed(core::ErrorKind::internal, sentence); });
  }
}

}  // namespace ui
