#include "ui/store/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStringList>

#include "core/base/error.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/database.h"

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Database)
};

/// Drawn pictures; the files lie in pictures/. The tokens have a table of their own, so that lists are read without them.
QStringList pictureTables() {
  return {
      // Ids are never given again: thumbnails and undo know pictures by them.
      QStringLiteral(R"(CREATE TABLE picture (
        id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL UNIQUE,
        prompt TEXT NOT NULL, model TEXT NOT NULL, seed INTEGER NOT NULL, number INTEGER NOT NULL,
        guidance REAL NOT NULL, temperature REAL NOT NULL, top_k INTEGER NOT NULL, top_p REAL NOT NULL,
        width INTEGER NOT NULL, height INTEGER NOT NULL, tokens_shown INTEGER NOT NULL, tokens_wanted INTEGER NOT NULL,
        kept_tokens INTEGER NOT NULL, parent_file TEXT NOT NULL, made INTEGER NOT NULL, seconds REAL NOT NULL,
        starred INTEGER NOT NULL DEFAULT 0, parent INTEGER REFERENCES picture ON DELETE SET NULL, trashed INTEGER))"),
      // Has all that the list of the days is made of.
      QStringLiteral("CREATE INDEX picture_by_time ON picture (made, id, trashed, starred, model)"),
      QStringLiteral("CREATE INDEX picture_by_parent ON picture (parent)"),
      QStringLiteral(R"(CREATE TABLE picture_tokens (
        picture INTEGER PRIMARY KEY REFERENCES picture ON DELETE CASCADE, tokens BLOB NOT NULL))"),
      QStringLiteral(R"(CREATE VIRTUAL TABLE picture_text USING fts5 (
        prompt, content = 'picture', content_rowid = 'id', tokenize = 'trigram'))"),
      QStringLiteral(R"(CREATE TRIGGER picture_added AFTER INSERT ON picture BEGIN
        INSERT INTO picture_text (rowid, prompt) VALUES (new.id, new.prompt); END)"),
      QStringLiteral(R"(CREATE TRIGGER picture_removed AFTER DELETE ON picture BEGIN
        INSERT INTO picture_text (picture_text, rowid, prompt) VALUES ('delete', old.id, old.prompt); END)"),
  };
}

/// What was to be avoided; "row,column,rows,columns" where only that was drawn anew; the chance that the model finds the
/// prompt in it, null where it was not asked; the hash of the weights.
QStringList morePictureColumns() {
  return {
      QStringLiteral("ALTER TABLE picture ADD COLUMN avoid TEXT NOT NULL DEFAULT ''"),
      QStringLiteral("ALTER TABLE picture ADD COLUMN region TEXT NOT NULL DEFAULT ''"),
      QStringLiteral("ALTER TABLE picture ADD COLUMN shows_prompt REAL"),
      QStringLiteral("ALTER TABLE picture ADD COLUMN model_hash TEXT NOT NULL DEFAULT ''"),
  };
}

/// Step N leads from version N to N + 1. A step that was published is never changed.
/// Times are milliseconds since 1970, UTC. `row` orders what has the same time.
const QList<QStringList>& steps() {
  static const QList<QStringList> list = {{
      QStringLiteral(R"(CREATE TABLE conversation (
        id TEXT PRIMARY KEY, title TEXT NOT NULL DEFAULT '', pinned INTEGER NOT NULL DEFAULT 0,
        made INTEGER NOT NULL, changed INTEGER NOT NULL, deleted INTEGER,
        system TEXT, options TEXT NOT NULL DEFAULT '', leaf TEXT, draft TEXT NOT NULL DEFAULT '') WITHOUT ROWID)"),
      QStringLiteral(R"(CREATE TABLE turn (
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        conversation TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE,
        parent TEXT REFERENCES turn (id) ON DELETE CASCADE,
        made INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', state TEXT NOT NULL,
        tokens INTEGER NOT NULL DEFAULT 0, positions INTEGER NOT NULL DEFAULT 0,
        own_positions INTEGER NOT NULL DEFAULT 0,
        seconds_to_first_token REAL NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0,
        error_kind TEXT NOT NULL DEFAULT '', error_sentence TEXT NOT NULL DEFAULT '',
        model TEXT NOT NULL DEFAULT '', seed INTEGER NOT NULL DEFAULT 0))"),
      QStringLiteral("CREATE INDEX turn_by_conversation ON turn (conversation)"),
      QStringLiteral("CREATE INDEX turn_by_parent ON turn (parent)"),
      // Pictures of a turn, or of a draft where `turn` is null; the files lie in attachments/.
      QStringLiteral(R"(CREATE TABLE attachment (
        row INTEGER PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation ON DELETE CASCADE,
        turn TEXT REFERENCES turn (id) ON DELETE CASCADE, place INTEGER NOT NULL,
        file TEXT NOT NULL, name TEXT NOT NULL))"),
      QStringLiteral("CREATE INDEX attachment_by_conversation ON attachment (conversation)"),
      QStringLiteral("CREATE INDEX attachment_by_turn ON attachment (turn)"),
      // Trigrams find parts of words, in Chinese too.
      QStringLiteral(R"(CREATE VIRTUAL TABLE turn_text USING fts5 (
        question, answer, content = 'turn', content_rowid = 'row', tokenize = 'trigram'))"),
      QStringLiteral(R"(CREATE TRIGGER turn_added AFTER INSERT ON turn BEGIN
        INSERT INTO turn_text (rowid, question, answer) VALUES (new.row, new.question, new.answer); END)"),
      QStringLiteral(R"(CREATE TRIGGER turn_removed AFTER DELETE ON turn BEGIN
        INSERT INTO turn_text (turn_text, rowid, question, answer)
        VALUES ('delete', old.row, old.question, old.answer); END)"),
      QStringLiteral(R"(CREATE TRIGGER turn_changed AFTER UPDATE OF question, answer ON turn BEGIN
        INSERT INTO turn_text (turn_text, rowid, question, answer)
        VALUES ('delete', old.row, old.question, old.answer);
        INSERT INTO turn_text (rowid, question, answer) VALUES (new.row, new.question, new.answer); END)"),
  }, pictureTables(), morePictureColumns()};
  return list;
}

void refuseNewer(const Database& database, int version) {
  if (version <= schemaVersion()) return;
  throw core::Error(core::ErrorKind::unsupported,
                    toUtf8(Words::tr("“%1” was written by a newer Bifrons. It was left as it is.")
                               .arg(QDir::toNativeSeparators(database.path()))));
}

void keepCopy(Database& database, int nextVersion) {
  if (database.path().isEmpty()) return;
  const QString copy = QStringLiteral("%1.before-%2").arg(database.path()).arg(nextVersion);
  QFile::remove(copy);  // of a step that did not end
  database.run(QStringLiteral("VACUUM INTO ?"), {copy});
}

}  // namespace

int schemaVersion() { return static_cast<int>(steps().size()); }

void bringUpToDate(Database& database) {
  const int found = database.value(QStringLiteral("PRAGMA user_version")).toInt();
  refuseNewer(database, found);
  if (found > 0 && found < schemaVersion()) keepCopy(database, found + 1);
  for (int version = found; version < schemaVersion(); ++version) {
    database.transact([&] {
      // Another program may have made the step meanwhile.
      if (database.value(QStringLiteral("PRAGMA user_version")).toInt() > version) return;
      for (const QString& statement : steps()[version]) database.run(statement);
      database.run(QStringLiteral("PRAGMA user_version = %1").arg(version + 1));
    });
  }
}

}  // namespace ui
