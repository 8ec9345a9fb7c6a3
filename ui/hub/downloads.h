#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QThread>
#include <optional>

#include "ui/hub/download.h"

namespace ui {

class DownloadJob;

/// The downloads of the window: one model at a time, the others wait for their turn. Belongs to the GUI thread and never
/// makes it wait: what is fetched, checked and written is so on a thread of its own, whose snapshots arrive here. The
/// destructor pauses what runs; at most the piece in work is waited for.
class Downloads : public QObject {
  Q_OBJECT

 public:
  explicit Downloads(DownloadPace pace = {}, QObject* parent = nullptr);
  ~Downloads() override;

  /// Begins, or goes on with what is there of it.
  void start(const DownloadOrder& order);
  void pause(const QString& repository);
  /// Also of one that was begun in an earlier run of the program.
  void cancel(const DownloadOrder& order, bool keepParts);

  /// Does not tell of a finished one any more: the model that it brought is gone.
  void forget(const QString& repository);

  /// Absent for one that was never started here.
  [[nodiscard]] std::optional<DownloadProgress> progress(const QString& repository) const;
  /// The one that is at work; absent when there is none.
  [[nodiscard]] std::optional<DownloadProgress> running() const;

 Q_SIGNALS:
  void changed(const QString& repository);
  void finished(const QString& repository, const QString& folder);

 private:
  void startNext();
  void take(const DownloadProgress& progress);
  void endJob();

  const DownloadPace m_pace;
  QHash<QString, DownloadProgress> m_progress;
  QList<DownloadOrder> m_waiting;
  QString m_running;  ///< repository; empty when nothing runs
  QThread m_thread;
  DownloadJob* m_job = nullptr;  ///< lives on the thread
};

}  // namespace ui
