#include "ui/store/chat_store.h"

#include <QDateTime>
#include <QHash>

#include "ui/store/database.h"

namespace ui::chat_store {
namespace {

constexpr int longestTitle = 200;
constexpr int shortestForIndex = 3;  // the index is made of trigrams

QString conversationColumns() {
  return QStringLiteral("id, title, pinned, made, changed, system, options, leaf, draft");
}

void writeConversation(Database& database, const ConversationRecord& record) {
  const QVariant system = record.system ? QVariant(*record.system) : QVariant(QMetaType::fromType<QString>());
  database.run(QStringLiteral(R"(INSERT INTO conversation (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, pinned = excluded.pinned, changed = excluded.changed,
      system = excluded.system, options = excluded.options, leaf = excluded.leaf, draft = excluded.draft)")
                   .arg(conversationColumns()),
               {record.id, record.title, record.pinned, record.made, record.changed, system, record.options,
                record.leaf, record.draft});
}

void addPictures(Database& database, const QString& conversation, const QVariant& turn,
                 const QList<AttachmentRecord>& pictures) {
  for (qsizetype place = 0; place < pictures.size(); ++place) {
    database.run(QStringLiteral("INSERT INTO attachment (conversation, turn, place, file, name) VALUES (?, ?, ?, ?, ?)"),
                 {conversation, turn, place, pictures[place].file, pictures[place].name});
  }
}

void writeDraftPictures(Database& database, const ConversationRecord& record) {
  database.run(QStringLiteral("DELETE FROM attachment WHERE conversation = ? AND turn IS NULL"), {record.id});
  addPictures(database, record.id, QVariant(QMetaType::fromType<QString>()), record.draftPictures);
}

void insertTurn(Database& database, const QString& conversation, const TurnRecord& turn) {
  const QVariant parent = turn.parent.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(turn.parent);
  database.run(QStringLiteral(R"(INSERT INTO turn (id, conversation, parent, made, question, state, model, seed)
                                 VALUES (?, ?, ?, ?, ?, ?, ?, ?))"),
               {turn.id, conversation, parent, turn.made, turn.question, turn.state, turn.model,
                static_cast<qint64>(turn.seed)});
  addPictures(database, conversation, turn.id, turn.pictures);
}

ConversationRecord conversationFrom(const QSqlQuery& row) {
  ConversationRecord record{.id = row.value(0).toString(),
                            .title = row.value(1).toString(),
                            .pinned = row.value(2).toBool(),
                            .made = row.value(3).toLongLong(),
                            .changed = row.value(4).toLongLong(),
                            .system = {},
                            .options = row.value(6).toString(),
                            .leaf = row.value(7).toString(),
                            .draft = row.value(8).toString(),
                            .draftPictures = {}};
  if (!row.value(5).isNull()) record.system = row.value(5).toString();
  return record;
}

TurnRecord turnFrom(const QSqlQuery& row) {
  return {.id = row.value(0).toString(),
          .parent = row.value(1).toString(),
          .made = row.value(2).toLongLong(),
          .question = row.value(3).toString(),
          .pictures = {},
          .answer = row.value(4).toString(),
          .state = row.value(5).toString(),
          .tokens = row.value(6).toLongLong(),
          .positions = row.value(7).toLongLong(),
          .ownPositions = row.value(14).toLongLong(),
          .secondsToFirstToken = row.value(8).toDouble(),
          .seconds = row.value(9).toDouble(),
          .errorKind = row.value(10).toString(),
          .errorSentence = row.value(11).toString(),
          .model = row.value(12).toString(),
          .seed = static_cast<quint64>(row.value(13).toLongLong())};
}

QList<TurnRecord> turnsOf(Database& database, const QString& conversation) {
  QList<TurnRecord> turns;
  QSqlQuery rows = database.run(
      QStringLiteral(R"(SELECT id, parent, made, question, answer, state, tokens, positions, seconds_to_first_token,
                        seconds, error_kind, error_sentence, model, seed, own_positions FROM turn WHERE conversation = ? ORDER BY row)"),
      {conversation});
  while (rows.next()) turns.append(turnFrom(rows));
  return turns;
}

/// Gives turns and draft the pictures that belong to them.
void readPictures(Database& database, StoredConversation& stored) {
  QHash<QString, qsizetype> places;
  for (qsizetype i = 0; i < stored.turns.size(); ++i) places.insert(stored.turns[i].id, i);
  QSqlQuery rows = database.run(
      QStringLiteral("SELECT turn, file, name FROM attachment WHERE conversation = ? ORDER BY turn, place"),
      {stored.conversation.id});
  while (rows.next()) {
    const AttachmentRecord picture{rows.value(1).toString(), rows.value(2).toString()};
    if (rows.value(0).isNull()) {
      stored.conversation.draftPictures.append(picture);
    } else if (const auto place = places.constFind(rows.value(0).toString()); place != places.cend()) {
      stored.turns[*place].pictures.append(picture);
    }
  }
}

/// The text as a pattern of LIKE that means nothing but itself.
QString likePattern(QString text) {
  for (const char* special : {"\\", "%", "_"}) {
    text.replace(QLatin1String(special), QStringLiteral("\\") + QLatin1String(special));
  }
  return QStringLiteral("%") + text + QStringLiteral("%");
}

struct Condition {
  QString sql;
  QVariantList values;
};

/// Whether conversation c contains the text in its title or in a turn.
Condition contains(const QString& text) {
  const QString like = likePattern(text);
  const QString condition = QStringLiteral(" AND (c.title LIKE ? ESCAPE '\\' OR c.draft LIKE ? ESCAPE '\\' OR c.id IN (SELECT conversation FROM turn WHERE %1))");
  if (text.toUcs4().size() < shortestForIndex) {
    return {condition.arg(QStringLiteral("question LIKE ? ESCAPE '\\' OR answer LIKE ? ESCAPE '\\'")), {like, like, like, like}};
  }
  const QString phrase = QStringLiteral("\"%1\"").arg(QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")));
  return {condition.arg(QStringLiteral("row IN (SELECT rowid FROM turn_text WHERE turn_text MATCH ?)")), {like, like, phrase}};
}

}  // namespace

QList<ConversationLine> lines(Database& database, const QString& search) {
  // The first question stands for a title that was not given.
  const QString statement = QStringLiteral(R"(SELECT c.id, c.title, c.pinned, c.changed,
      coalesce((SELECT substr(question, 1, %1) FROM turn WHERE conversation = c.id ORDER BY row LIMIT 1),
               substr(c.draft, 1, %1))
      FROM conversation c WHERE c.deleted IS NULL AND (c.draft <> ''
        OR EXISTS (SELECT 1 FROM turn WHERE conversation = c.id)
        OR EXISTS (SELECT 1 FROM attachment WHERE conversation = c.id)))")
                                .arg(longestTitle);
  const Condition condition = search.isEmpty() ? Condition() : contains(search);
  QSqlQuery rows = database.run(statement + condition.sql + QStringLiteral(" ORDER BY c.changed DESC, c.id"),
                                condition.values);
  QList<ConversationLine> found;
  while (rows.next()) {
    const QString title = rows.value(1).toString();
    found.append({.id = rows.value(0).toString(),
                  .title = (title.isEmpty() ? rows.value(4).toString() : title).simplified(),
                  .pinned = rows.value(2).toBool(),
                  .changed = rows.value(3).toLongLong()});
  }
  return found;
}

std::optional<StoredConversation> conversation(Database& database, const QString& id) {
  QSqlQuery row = database.run(
      QStringLiteral("SELECT %1 FROM conversation WHERE id = ? AND deleted IS NULL").arg(conversationColumns()), {id});
  if (!row.next()) return {};
  StoredConversation stored{.conversation = conversationFrom(row), .turns = {}};
  stored.turns = turnsOf(database, id);
  readPictures(database, stored);
  return stored;
}

void keep(Database& database, const ConversationRecord& conversation) {
  database.transact([&] {
    writeConversation(database, conversation);
    writeDraftPictures(database, conversation);
  });
}

void addTurn(Database& database, const ConversationRecord& conversation, const TurnRecord& turn) {
  database.transact([&] {
    writeConversation(database, conversation);
    writeDraftPictures(database, conversation);
    insertTurn(database, conversation.id, turn);
  });
}

void keepWhole(Database& database, const StoredConversation& whole) {
  database.transact([&] {
    writeConversation(database, whole.conversation);
    writeDraftPictures(database, whole.conversation);
    setDeleted(database, whole.conversation.id, whole.deleted);
    for (const TurnRecord& turn : whole.turns) {
      if (database.value(QStringLiteral("SELECT 1 FROM turn WHERE id = ?"), {turn.id}).isNull()) {
        insertTurn(database, whole.conversation.id, turn);
      }
      changeAnswer(database, turn);
    }
  });
}

void changeAnswer(Database& database, const TurnRecord& turn) {
  database.run(QStringLiteral(R"(UPDATE turn SET answer = ?, state = ?, tokens = ?, positions = ?, own_positions = ?,
      seconds_to_first_token = ?, seconds = ?, error_kind = ?, error_sentence = ?, model = ?, seed = ? WHERE id = ?)"),
               {turn.answer, turn.state, turn.tokens, turn.positions, turn.ownPositions, turn.secondsToFirstToken, turn.seconds,
                turn.errorKind, turn.errorSentence, turn.model, static_cast<qint64>(turn.seed), turn.id});
}

void removeTurn(Database& database, const QString& id) {
  database.run(QStringLiteral("DELETE FROM turn WHERE id = ?"), {id});
}

void rename(Database& database, const QString& id, const QString& title) {
  database.run(QStringLiteral("UPDATE conversation SET title = ? WHERE id = ?"), {title, id});
}

void setPinned(Database& database, const QString& id, bool pinned) {
  database.run(QStringLiteral("UPDATE conversation SET pinned = ? WHERE id = ?"), {pinned, id});
}

void setDeleted(Database& database, const QString& id, bool deleted) {
  const QVariant when =
      deleted ? QVariant(QDateTime::currentMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qint64>());
  database.run(QStringLiteral("UPDATE conversation SET deleted = ? WHERE id = ?"), {when, id});
}

void forgetDeleted(Database& database) {
  database.run(QStringLiteral(R"(DELETE FROM conversation WHERE deleted IS NOT NULL OR (draft = ''
      AND NOT EXISTS (SELECT 1 FROM turn WHERE conversation = conversation.id)
      AND NOT EXISTS (SELECT 1 FROM attachment WHERE conversation = conversation.id)))"));
}

QStringList usedAttachments(Database& database) {
  QStringList files;
  QSqlQuery rows = database.run(QStringLiteral("SELECT DISTINCT file FROM attachment"));
  while (rows.next()) files.append(rows.value(0).toString());
  return files;
}

}  // namespace ui::chat_store
