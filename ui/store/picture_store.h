#pragma once

#include <QHash>
#include <QStringList>

#include "ui/store/picture_record.h"

namespace ui {

class Database;

/// Drawn pictures in the database. Each function is one transaction and throws as Database does. What was put into the
/// trash stays in the database, and is shown by none of them but trashed(), until it is removed.
namespace picture_store {

/// Returns the id; `record.id` is not read. A file that is known already stays as it is. Where the parent is 0 it is
/// looked for by the name of its file.
qint64 add(Database& database, const PictureRecord& record);
/// 0 for a file that no picture has.
qint64 idOf(Database& database, const QString& file);

/// Newest day first.
QList<PictureDay> days(Database& database, const PictureFilter& filter = {});
/// Those that are there, in any order.
QList<PictureRecord> pictures(Database& database, const QList<qint64>& ids);
/// With the tokens; pictures() leaves them out.
std::vector<std::int64_t> tokens(Database& database, qint64 id);
/// All names of models, in the order of the alphabet.
QStringList models(Database& database);
/// Pictures that branched from this one, oldest first.
QList<PictureRecord> branches(Database& database, qint64 id);

void setStarred(Database& database, const QList<qint64>& ids, bool starred);
/// How likely each picture shows its prompt, by id.
void setShowsPrompt(Database& database, const QHash<qint64, double>& chances);
/// Puts them into the trash, or takes them out.
void setTrashed(Database& database, const QList<qint64>& ids, bool trashed);

/// Pictures in the trash.
QList<PictureRecord> trashed(Database& database);
void remove(Database& database, qint64 id);
/// Of all pictures, those in the trash too.
QStringList files(Database& database);

}  // namespace picture_store
}  // namespace ui
