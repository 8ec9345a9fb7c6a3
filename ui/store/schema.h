#pragma once

#include <QString>

namespace ui {

class Database;

/// Brings a database to the schema of this program, step by step, each step in one transaction. Before an older one is
/// changed, a copy is put beside it ("bifrons.db.before-2"). Throws core::Error: unsupported for a database that a newer
/// program wrote, which stays as it is; else as Database.
void bringUpToDate(Database& database);

/// The version that `bringUpToDate` ends with.
int schemaVersion();

}  // namespace ui
