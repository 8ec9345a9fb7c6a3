#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace ui {

/// A model that can be downloaded, as a catalogue describes it.
struct CatalogueModel {
  QString repository;  ///< on the hub, "deepseek-ai/Janus-Pro-1B"
  QString name;        ///< for people
  QString purpose;     ///< one line, in the person's language where the catalogue has it
  QString licence;     ///< its name
  QString licenceText;      ///< in short, for reading before the first download; may be empty
  QUrl licenceAddress;      ///< of the whole text; may be empty
  qint64 downloadBytes = 0;  ///< about; 0: not known
  qint64 parameters = 0;     ///< 0: not known
  qint64 cacheBytes = 0;     ///< keys and values of one position, in a type of two bytes; 0: not known
  qint64 contextLength = 0;  ///< positions that a conversation may have
};

struct Catalogue {
  QList<CatalogueModel> models;
  QStringList problems;  ///< a sentence per entry that was left out
};

/// Whether it is "owner/name" in the hub's spelling, without anything that could leave a folder.
bool isRepositoryName(const QString& name);

/// Reads a catalogue. An entry that cannot be used becomes a sentence that names `file` and the entry; the rest is used.
/// `language` is a code such as "zh".
Catalogue readCatalogue(const QByteArray& json, const QString& file, const QString& language);

/// Both; an entry of `own` takes the place of one with the same repository.
Catalogue joined(Catalogue builtIn, const Catalogue& own);

/// The built-in catalogue and the person's own, which need not exist. Reads files: not for the GUI thread.
Catalogue loadCatalogue(const QString& builtInFile, const QString& ownFile, const QString& language);

}  // namespace ui
