#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "ui/hub/download.h"
#include "ui/hub/hub_reply.h"
#include "ui/hub/part_file.h"

namespace ui {

/// Fetches one file: goes on from what is there, asks again where that may help, and checks the whole. Lives on the
/// thread of downloads. Deleting it stops it; the part stays.
class FileDownload : public QObject {
  Q_OBJECT

 public:
  struct Task {
    QString folder;
    QString repository;
    QString revision;
    HubFile file;
  };

  FileDownload(QNetworkAccessManager& network, const HubSource& source, const DownloadPace& pace, Task task,
               QObject* parent);

  void start();
  /// Nothing is asked for, written or emitted from now on.
  void halt();
  [[nodiscard]] const HubFile& file() const { return m_task.file; }
  [[nodiscard]] qint64 bytesDone() const { return m_part.size(); }
  [[nodiscard]] DownloadState state() const { return m_state; }
  [[nodiscard]] const DownloadFailure& failure() const { return m_failure; }

 Q_SIGNALS:
  void progressed();
  void ended();  ///< the file is in its place, or failure() says why not

 private:
  void readFound();
  void ask();
  void onAnswered();
  void onArrived();
  void onEnded();
  [[nodiscard]] DownloadFailure unexpected() const;
  [[nodiscard]] DownloadFailure otherPart() const;
  [[nodiscard]] DownloadFailure wrongLength(qint64 bytes) const;
  void check();
  void dropReply();
  void tryAgain(const DownloadFailure& failure);
  void end(const DownloadFailure& failure);
  /// Ends with the failure, if it is one.
  bool stopsAt(const DownloadFailure& failure);
  void setState(DownloadState state);

  QNetworkAccessManager& m_network;
  const HubSource& m_source;
  const DownloadPace& m_pace;
  Task m_task;
  PartFile m_part;
  std::unique_ptr<HubReply> m_reply;
  QTimer m_next;
  DownloadState m_state = DownloadState::Waiting;
  DownloadFailure m_failure;
  int m_tries = 0;           ///< in a row without a new byte
  qint64 m_most = 0;         ///< bytes that there ever were
  bool m_isHalted = false;
  bool m_wasWrong = false;   ///< the checksum, once
};

}  // namespace ui
