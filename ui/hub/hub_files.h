#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace ui {

/// A file of a repository, as the hub lists it. Checksums in hexadecimal, lower case; one of them may be empty.
struct HubFile {
  QString path;
  qint64 bytes = 0;
  QByteArray sha256;   ///< of large files
  QByteArray gitSha1;  ///< of small ones, the way git makes it: of "blob LENGTH\0" and the content

  [[nodiscard]] bool hasChecksum() const { return !sha256.isEmpty() || !gitSha1.isEmpty(); }
  bool operator==(const HubFile&) const = default;
};

/// One page of the list of a repository's files.
struct HubPage {
  QList<HubFile> files;
  QString problem;  ///< a sentence when the page cannot be used; there are no files then
};

/// Reads a page of the hub's tree address. Refuses one that lists a file outside of the model's folder.
HubPage readTreePage(const QByteArray& json);

/// Whether a file of that name would lie outside of the folder that it is put into.
bool leavesFolder(const QString& path);

/// What Bifrons reads of a model: its settings, its tokenizer, its licence, and its weights, as safetensors where there
/// are both. Empty when there are no weights or no config.json.
QList<HubFile> filesToFetch(const QList<HubFile>& all);

/// The address of the next page from the Link header of one; empty after the last.
QUrl nextPage(const QByteArray& linkHeader, const QUrl& page);

}  // namespace ui
