#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>
#include <exception>
#include <functional>
#include <memory>
#include <type_traits>

#include "core/base/error.h"

namespace ui {

class Database;

/// The database of the program, on a thread of its own: whoever wants something of it hands over a function, which is
/// called there with the open database, one after the other in the order of the calls.
///
/// The file is opened with the first call. Where that fails, problem() says why, and a database in memory takes its
/// place until the program ends: everything works, nothing is kept. A damaged file is put aside first, and a new one is
/// begun. The destructor waits for what was handed over.
class Storage : public QObject {
  Q_OBJECT

 public:
  /// `folder` is where the program keeps its data; it is made when it is needed. The database is "bifrons.db" in it.
  explicit Storage(const QString& folder, QObject* parent = nullptr);
  ~Storage() override;

  /// Files that the database speaks of lie in folders of their own below it.
  [[nodiscard]] const QString& folder() const { return m_folder; }

  /// Calls `work(Database&)` on the thread of the storage. The future has its result; use `.then(context, …)` to get it
  /// on the GUI thread. An exception of `work` is told by writeFailed() and is also the future's.
  template <typename Work>
  auto run(Work work) -> QFuture<std::invoke_result_t<Work&, Database&>>;

  /// For tests: returns when everything handed over so far is done.
  void wait();

 Q_SIGNALS:
  // On the thread of this object, after control has returned to its event loop.

  /// The file cannot be used, or was put aside: what happened and what is kept, in sentences.
  void problem(const QString& sentence);
  /// Something was not read or written.
  void failed(core::ErrorKind kind, const QString& sentence);

 private:
  [[nodiscard]] Database& database();
  [[nodiscard]] std::unique_ptr<Database> openFile();
  [[nodiscard]] std::unique_ptr<Database> openAnew(const core::Error& error);
  void tell(std::exception_ptr error);
  void post(std::function<void()> emitIt);

  QString m_folder;
  QString m_file;
  std::unique_ptr<Database> m_database;  ///< of the pool's thread
  QThreadPool m_pool;
};

template <typename Work>
auto Storage::run(Work work) -> QFuture<std::invoke_result_t<Work&, Database&>> {
  using Result = std::invoke_result_t<Work&, Database&>;
  auto promise = std::make_shared<QPromise<Result>>();
  promise->start();
  m_pool.start([this, promise, work = std::move(work)]() mutable {
    try {
      if constexpr (std::is_void_v<Result>) {
        work(database());
      } else {
        promise->addResult(work(database()));
      }
    } catch (...) {
      promise->setException(std::current_exception());
      tell(std::current_exception());
    }
    promise->finish();
  });
  return promise->future();
}

}  // namespace ui
