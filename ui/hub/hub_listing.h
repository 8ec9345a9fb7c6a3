#pragma once

#include <QObject>
#include <memory>

#include "ui/hub/download_folder.h"
#include "ui/hub/hub_reply.h"

namespace ui {

/// Asks the source which commit a repository is at and which of its files Bifrons wants. Emits ended once.
class HubListing : public QObject {
  Q_OBJECT

 public:
  HubListing(QNetworkAccessManager& network, const HubSource& source, QString repository, std::chrono::milliseconds stall,
             QObject* parent);

  void start();
  [[nodiscard]] const DownloadList& list() const { return m_list; }
  [[nodiscard]] const DownloadFailure& failure() const { return m_failure; }

 Q_SIGNALS:
  void ended();

 private:
  void ask(const QUrl& address, bool onlyHeaders, void (HubListing::*then)());
  void onCommit();
  void onPage();
  bool isRefused();
  void dropReply();
  void end(const DownloadFailure& failure);

  QNetworkAccessManager& m_network;
  const HubSource& m_source;
  std::chrono::milliseconds m_stall;
  DownloadList m_list;
  QList<HubFile> m_files;
  QByteArray m_page;
  int m_pages = 0;
  DownloadFailure m_failure;
  std::unique_ptr<HubReply> m_reply;
};

}  // namespace ui
