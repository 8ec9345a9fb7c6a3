#pragma once

#include <QCryptographicHash>
#include <QFile>
#include <QString>

#include "ui/hub/download.h"
#include "ui/hub/hub_files.h"

namespace ui {

/// A file on its way: NAME.part beside its place, and NAME.part.json with the tag that the source gave it. What is there
/// after a broken run is what the next one goes on from. Takes its place only after it was checked. It reads and writes:
/// not for the GUI thread.
class PartFile {
 public:
  /// `folder` is there.
  PartFile(const QString& folder, HubFile expected);

  /// Whether the whole, checked file is in its place already.
  [[nodiscard]] bool isDone() const;
  /// Opens the part, or makes an empty one.
  DownloadFailure open();
  /// Bytes that are there and counted in the checksum.
  [[nodiscard]] qint64 size() const { return m_size; }
  /// Bytes of an earlier run that are still to be read for the checksum.
  [[nodiscard]] qint64 unread() const { return m_found - m_size; }
  /// Reads up to so many of them.
  DownloadFailure readFound(qint64 most);

  [[nodiscard]] QByteArray tag() const { return m_tag; }
  /// Keeps the source's tag for what will be written from now on.
  DownloadFailure setTag(const QByteArray& tag);
  DownloadFailure write(const QByteArray& bytes);
  /// Throws away what is there.
  DownloadFailure startOver();

  /// Whether length and checksum are those that the source lists.
  [[nodiscard]] bool isRight();
  /// Brings it to the disk and into its place.
  DownloadFailure finish();
  [[nodiscard]] const HubFile& expected() const { return m_expected; }

 private:
  [[nodiscard]] QString place() const;
  [[nodiscard]] QString tagFile() const;
  void beginSum();
  DownloadFailure writing(const QFileDevice& file) const;

  QString m_folder;
  HubFile m_expected;
  QFile m_file;
  QCryptographicHash m_sum;
  qint64 m_found = 0;
  qint64 m_size = 0;
  QByteArray m_tag;
};

/// What a file or folder that cannot be written means.
DownloadFailure writeFailure(QFileDevice::FileError error, const QString& words, const QString& path);

}  // namespace ui
