#pragma once

#include <QList>
#include <QLockFile>
#include <QString>

#include "ui/hub/download.h"
#include "ui/hub/hub_files.h"

namespace ui {

/// What a download wants, kept beside its parts so that it goes on with the same commit.
struct DownloadList {
  QString repository;
  QString revision;
  QList<HubFile> files;

  [[nodiscard]] bool isEmpty() const { return files.isEmpty(); }
  [[nodiscard]] qint64 bytes() const;
};

/// A download that was begun and is not done.
struct UnfinishedDownload {
  QString repository;
  qint64 bytesDone = 0;
  qint64 bytesTotal = 0;
};

/// The folder in which a model is put together, .downloads/OWNER--NAME below the models; no model is looked for there. It
/// becomes the folder of the model when all is there. Reads and writes: not for the GUI thread.
class DownloadFolder {
 public:
  DownloadFolder(const QString& modelsFolder, const QString& repository);

  [[nodiscard]] QString path() const { return m_path; }
  /// Makes the folder and takes it for this process.
  DownloadFailure take();
  void release() { m_lock.unlock(); }
  /// What it was begun with; empty where there is nothing, or nothing that can be used.
  [[nodiscard]] DownloadList list() const;
  DownloadFailure setList(const DownloadList& list) const;
  /// Bytes of a file that are there, checked or not.
  [[nodiscard]] qint64 bytesOf(const HubFile& file) const;
  /// Turns it into the folder of a model, and says which.
  DownloadFailure become(QString& modelFolder);
  void remove();

  /// Throws away what is not of these files, as they were listed when it was fetched.
  void keepOnly(const QList<HubFile>& files) const;

  static QList<UnfinishedDownload> unfinishedIn(const QString& modelsFolder);

 private:
  [[nodiscard]] QString listFile() const;

  QString m_models;
  QString m_repository;
  QString m_path;
  QLockFile m_lock;
};

}  // namespace ui
