#include "ui/store/picture_store.h"

#include <QDateTime>
#include <QtEndian>

#include "ui/bridge/qt_convert.h"
#include "ui/store/database.h"

namespace ui::picture_store {
namespace {

constexpr int shortestTrigram = 3;
constexpr qsizetype idsInStatement = 500;

const QString columns = QStringLiteral(
    "id, file, prompt, model, seed, number, guidance, temperature, top_k, top_p, width, height, tokens_shown, "
    "tokens_wanted, kept_tokens, parent_file, made, seconds, starred, avoid, region, shows_prompt, model_hash, parent");

/// Four bytes each, the lowest first.
QByteArray packed(const std::vector<std::int64_t>& tokens) {
  QByteArray bytes(static_cast<qsizetype>(tokens.size() * 4), Qt::Uninitialized);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    qToLittleEndian(static_cast<qint32>(tokens[i]), bytes.data() + i * 4);
  }
  return bytes;
}

std::vector<std::int64_t> unpacked(const QByteArray& bytes) {
  std::vector<std::int64_t> tokens;
  for (qsizetype at = 0; at + 4 <= bytes.size(); at += 4) tokens.push_back(qFromLittleEndian<qint32>(bytes.data() + at));
  return tokens;
}

PictureRecord recordFrom(const QSqlQuery& row) {
  PictureRecord record{.id = row.value(0).toLongLong(), .file = row.value(1).toString()};
  core::inference::PictureMetadata& drawn = record.drawn;
  drawn.prompt = toUtf8(row.value(2).toString());
  drawn.model = toUtf8(row.value(3).toString());
  drawn.options.sampling.seed = static_cast<quint64>(row.value(4).toLongLong());  // SQLite's numbers have a sign
  drawn.index = row.value(5).toLongLong();
  drawn.options.guidance = row.value(6).toFloat();
  drawn.options.sampling.temperature = row.value(7).toFloat();
  drawn.options.sampling.top_k = row.value(8).toLongLong();
  drawn.options.sampling.top_p = row.value(9).toFloat();
  drawn.width = row.value(10).toInt();
  drawn.height = row.value(11).toInt();
  const qint64 shown = row.value(12).toLongLong();
  const qint64 wanted = row.value(13).toLongLong();
  record.tokenCount = wanted;
  if (shown < wanted) drawn.unfinished = core::inference::UnfinishedPicture{.tokens = shown, .wanted = wanted};
  drawn.kept_tokens = row.value(14).toLongLong();
  drawn.parent = toUtf8(row.value(15).toString());
  record.made = row.value(16).toLongLong();
  record.seconds = row.value(17).toDouble();
  record.starred = row.value(18).toBool();
  drawn.options.avoid = toUtf8(row.value(19).toString());
  drawn.region = core::inference::region_from(toUtf8(row.value(20).toString()));
  if (!row.isNull(21)) drawn.shows_prompt = row.value(21).toDouble();
  drawn.model_hash = toUtf8(row.value(22).toString());
  record.parent = row.value(23).toLongLong();
  return record;
}

QList<PictureRecord> recordsFrom(QSqlQuery query) {
  QList<PictureRecord> records;
  while (query.next()) records.append(recordFrom(query));
  return records;
}

QString questionMarks(qsizetype count) { return QStringList(count, QStringLiteral("?")).join(QLatin1Char(',')); }

/// `statement` has the place of the ids as %1; it is run for some hundreds at a time.
template <typename Each>
void forIds(const QList<qint64>& ids, const Each& each) {
  for (qsizetype first = 0; first < ids.size(); first += idsInStatement) {
    QVariantList some;
    for (const qint64 id : ids.sliced(first, std::min(idsInStatement, ids.size() - first))) some.append(id);
    each(questionMarks(some.size()), some);
  }
}

/// The words as one phrase of the full-text search, whatever signs are in them.
QString asPhrase(QString words) { return QLatin1Char('"') + words.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"'); }

QString asPattern(QString words) {
  for (const char* sign : {"\\", "%", "_"}) words.replace(QLatin1String(sign), QLatin1Char('\\') + QLatin1String(sign));
  return QLatin1Char('%') + words + QLatin1Char('%');
}

QString condition(const PictureFilter& filter, QVariantList& values) {
  QStringList parts{QStringLiteral("trashed IS NULL")};
  const auto require = [&](const char* part, const QVariant& value) {
    parts.append(QLatin1String(part));
    values.append(value);
  };
  const QString words = filter.words.trimmed();
  if (words.size() >= shortestTrigram) {
    require("id IN (SELECT rowid FROM picture_text WHERE picture_text MATCH ?)", asPhrase(words));
  } else if (!words.isEmpty()) {
    require("prompt LIKE ? ESCAPE '\\'", asPattern(words));
  }
  if (!filter.model.isEmpty()) require("model = ?", filter.model);
  if (filter.from != 0) require("made >= ?", filter.from);
  if (filter.before != 0) require("made < ?", filter.before);
  if (filter.starred) parts.append(QStringLiteral("starred = 1"));
  return parts.join(QLatin1String(" AND "));
}

QVariant orNull(qint64 id) { return id == 0 ? QVariant() : QVariant(id); }

}  // namespace

qint64 add(Database& database, const PictureRecord& record) {
  const core::inference::PictureMetadata& drawn = record.drawn;
  const auto all = static_cast<qint64>(drawn.tokens.size());
  const qint64 shown = drawn.unfinished ? drawn.unfinished->tokens : all;
  const qint64 wanted = drawn.unfinished ? drawn.unfinished->wanted : all;
  const QVariantList values{record.file, toQString(drawn.prompt), toQString(drawn.model),
                            static_cast<qint64>(drawn.options.sampling.seed), static_cast<qint64>(drawn.index),
                            static_cast<double>(drawn.options.guidance),
                            static_cast<double>(drawn.options.sampling.temperature),
                            static_cast<qint64>(drawn.options.sampling.top_k),
                            static_cast<double>(drawn.options.sampling.top_p), drawn.width, drawn.height, shown, wanted,
                            static_cast<qint64>(drawn.kept_tokens), toQString(drawn.parent), record.made,
                            record.seconds, record.starred, toQString(drawn.options.avoid),
                            drawn.region ? toQString(core::inference::region_text(*drawn.region)) : QStringLiteral(""),
                            drawn.shows_prompt ? QVariant(*drawn.shows_prompt) : QVariant(), toQString(drawn.model_hash),
                            orNull(record.parent != 0 ? record.parent : idOf(database, toQString(drawn.parent)))};
  qint64 id = 0;
  database.transact([&] {
    database.run(QStringLiteral("INSERT INTO picture (%1) VALUES (NULL, %2) ON CONFLICT (file) DO NOTHING")
                     .arg(columns, questionMarks(values.size())),
                 values);
    id = idOf(database, record.file);
    database.run(QStringLiteral("INSERT OR IGNORE INTO picture_tokens (picture, tokens) VALUES (?, ?)"),
                 {id, packed(drawn.tokens)});
  });
  return id;
}

qint64 idOf(Database& database, const QString& file) {
  return database.value(QStringLiteral("SELECT id FROM picture WHERE file = ?"), {file}).toLongLong();
}

QList<PictureDay> days(Database& database, const PictureFilter& filter) {
  QVariantList values;
  QSqlQuery query = database.run(
      QStringLiteral("SELECT id, made FROM picture WHERE %1 ORDER BY made DESC, id DESC").arg(condition(filter, values)),
      values);
  QList<PictureDay> days;
  qint64 begin = 0;  // of the last day, in milliseconds
  while (query.next()) {
    const qint64 made = query.value(1).toLongLong();
    if (days.isEmpty() || made < begin) {
      const QDate day = QDateTime::fromMSecsSinceEpoch(made).date();
      begin = day.startOfDay().toMSecsSinceEpoch();
      days.append({.day = day, .ids = {}});
    }
    days.last().ids.append(query.value(0).toLongLong());
  }
  return days;
}

QList<PictureRecord> pictures(Database& database, const QList<qint64>& ids) {
  QList<PictureRecord> records;
  forIds(ids, [&](const QString& marks, const QVariantList& some) {
    records += recordsFrom(
        database.run(QStringLiteral("SELECT %1 FROM picture WHERE trashed IS NULL AND id IN (%2)").arg(columns, marks),
                     some));
  });
  return records;
}

std::vector<std::int64_t> tokens(Database& database, qint64 id) {
  return unpacked(database.value(QStringLiteral("SELECT tokens FROM picture_tokens WHERE picture = ?"), {id}).toByteArray());
}

QStringList models(Database& database) {
  QStringList names;
  QSqlQuery query = database.run(QStringLiteral(
      "SELECT DISTINCT model FROM picture WHERE trashed IS NULL AND model <> '' ORDER BY model COLLATE NOCASE"));
  while (query.next()) names.append(query.value(0).toString());
  return names;
}

QList<PictureRecord> branches(Database& database, qint64 id) {
  return recordsFrom(database.run(
      QStringLiteral("SELECT %1 FROM picture WHERE parent = ? AND trashed IS NULL ORDER BY made, id").arg(columns), {id}));
}

void setStarred(Database& database, const QList<qint64>& ids, bool starred) {
  database.transact([&] {
    forIds(ids, [&](const QString& marks, QVariantList some) {
      some.prepend(starred);
      database.run(QStringLiteral("UPDATE picture SET starred = ? WHERE id IN (%1)").arg(marks), some);
    });
  });
}

void setShowsPrompt(Database& database, const QHash<qint64, double>& chances) {
  database.transact([&] {
    for (auto chance = chances.cbegin(); chance != chances.cend(); ++chance) {
      database.run(QStringLiteral("UPDATE picture SET shows_prompt = ? WHERE id = ?"), {chance.value(), chance.key()});
    }
  });
}

void setTrashed(Database& database, const QList<qint64>& ids, bool trashed) {
  const QVariant when = trashed ? QVariant(QDateTime::currentMSecsSinceEpoch()) : QVariant();
  database.transact([&] {
    forIds(ids, [&](const QString& marks, QVariantList some) {
      some.prepend(when);
      database.run(QStringLiteral("UPDATE picture SET trashed = ? WHERE id IN (%1)").arg(marks), some);
    });
  });
}

QList<PictureRecord> trashed(Database& database) {
  return recordsFrom(
      database.run(QStringLiteral("SELECT %1 FROM picture WHERE trashed IS NOT NULL ORDER BY id").arg(columns)));
}

void remove(Database& database, qint64 id) { database.run(QStringLiteral("DELETE FROM picture WHERE id = ?"), {id}); }

QStringList files(Database& database) {
  QStringList names;
  QSqlQuery query = database.run(QStringLiteral("SELECT file FROM picture"));
  while (query.next()) names.append(query.value(0).toString());
  return names;
}

}  // namespace ui::picture_store
