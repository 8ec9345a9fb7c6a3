#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/hub/download.h"
#include "ui/hub/download_folder.h"
#include "ui/hub/file_download.h"
#include "ui/hub/hub_listing.h"
#include "ui/hub/transfer_rate.h"

namespace ui {

/// Fetches one model. Lives on the thread of downloads: it reads and writes files. All it knows is on the disk at any
/// time, so that another job goes on from there when this one is gone, in whatever way it went. Deleting it pauses it.
class DownloadJob : public QObject {
  Q_OBJECT

 public:
  DownloadJob(DownloadOrder order, DownloadPace pace, QObject* parent = nullptr);
  ~DownloadJob() override;

  void start();
  void pause();
  void cancel(bool keepParts);
  [[nodiscard]] const DownloadProgress& progress() const { return m_progress; }

 Q_SIGNALS:
  /// A few times a second, and at once when the state changes. After Paused, Failed, Finished and Cancelled nothing comes.
  void progressed(const ui::DownloadProgress& progress);

 private:
  void askForList();
  void onListed();
  void takeList(const DownloadList& list);
  void fetchMore();
  void onFileEnded(FileDownload* file);
  void onAllThere();
  void relistOrFail(const FileDownload& file);
  [[nodiscard]] qint64 bytesHere() const;
  [[nodiscard]] DownloadFailure roomFor(qint64 bytes) const;
  void note();
  void tell();
  void stopFiles();
  void setState(DownloadState state, const DownloadFailure& failure = {});
  void end(DownloadState state, const DownloadFailure& failure = {});

  DownloadOrder m_order;
  const DownloadPace m_pace;
  QNetworkAccessManager m_network;
  DownloadFolder m_folder;
  std::unique_ptr<HubListing> m_listing;
  DownloadList m_list;
  bool m_isListFresh = false;  ///< asked for in this run
  int m_listTries = 0;
  qsizetype m_next = 0;      ///< file that has not begun
  qint64 m_bytesBefore = 0;  ///< of files that are done
  qint64 m_bytesChecked = 0;  ///< when room on the disk was looked for
  std::vector<std::unique_ptr<FileDownload>> m_files;
  TransferRate m_rate;
  QTimer m_tell{this};  // children, so that they go to the thread with the job
  QTimer m_askAgain{this};
  DownloadProgress m_progress;
};

}  // namespace ui
