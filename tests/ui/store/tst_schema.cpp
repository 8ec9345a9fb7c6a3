#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "ui/store/database.h"
#include "ui/store/picture_store.h"
#include "ui/store/schema.h"

using ui::Database;

namespace {

template <typename Call>
QString refusalOf(const Call& call) {
  return tests::refusal(call).second;
}

class TestSchema : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anEmptyFileGetsTheWholeSchema() {
    const QTemporaryDir folder;
    Database database(folder.filePath(QStringLiteral("history.db")));
    ui::bringUpToDate(database);
    QCOMPARE(database.value(QStringLiteral("PRAGMA user_version")).toInt(), ui::schemaVersion());
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM turn")).toInt(), 0);
    ui::bringUpToDate(database);  // nothing to do
    QVERIFY(!QFile::exists(database.path() + QStringLiteral(".before-1")));
  }

  void aNewerFileStaysAsItIs() {
    Database database{QString()};
    database.run(QStringLiteral("PRAGMA user_version = 1000"));
    QVERIFY(refusalOf([&] { ui::bringUpToDate(database); }).contains(QStringLiteral("newer Bifrons")));
    QCOMPARE(database.value(QStringLiteral("PRAGMA user_version")).toInt(), 1000);
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM sqlite_master")).toInt(), 0);
  }

  void anOlderDatabaseGetsTheNewColumnsAndACopyStays() {
    const QTemporaryDir folder;
    Database database(folder.filePath(QStringLiteral("history.db")));
    ui::bringUpToDate(database);
    // As version 2 left it, which had no such columns.
    for (const char* column : {"avoid", "region", "shows_prompt", "model_hash"}) {
      database.run(QStringLiteral("ALTER TABLE picture DROP COLUMN %1").arg(QLatin1String(column)));
    }
    database.run(QStringLiteral("INSERT INTO picture VALUES (7, 'x.png', 'a star', 'Blocks', 1, 0, 5, 1, 0, 1, 8, 8, 4, 4, 0, '', "
                                "9, 1, 1, NULL, NULL)"));
    database.run(QStringLiteral("PRAGMA user_version = 2"));
    ui::bringUpToDate(database);
    QCOMPARE(database.value(QStringLiteral("PRAGMA user_version")).toInt(), ui::schemaVersion());
    const ui::PictureRecord old = ui::picture_store::pictures(database, {7}).value(0);
    QCOMPARE(old.drawn.prompt, std::string("a star"));
    QVERIFY(old.starred && old.drawn.options.avoid.empty() && !old.drawn.region && !old.drawn.shows_prompt);
    QVERIFY(old.drawn.model_hash.empty());
    Database before(database.path() + QStringLiteral(".before-3"));
    QCOMPARE(before.value(QStringLiteral("PRAGMA user_version")).toInt(), 2);
    QCOMPARE(before.value(QStringLiteral("SELECT prompt FROM picture WHERE id = 7")).toString(), QStringLiteral("a star"));
  }

  void textIsFoundAsItChanges() {
    Database database{QString()};
    ui::bringUpToDate(database);
    database.run(QStringLiteral("INSERT INTO conversation (id, made, changed) VALUES ('c', 1, 1)"));
    database.run(QStringLiteral("INSERT INTO turn (id, conversation, made, question, state) "
                                "VALUES ('t', 'c', 1, 'What is it?', 'running')"));
    const auto hits = [&](const char* words) {
      return database
          .value(QStringLiteral("SELECT count(*) FROM turn_text WHERE turn_text MATCH ?"), {QLatin1String(words)})
          .toInt();
    };
    QCOMPARE(hits("lighthouse"), 0);
    database.run(QStringLiteral("UPDATE turn SET answer = 'A lighthouse at dusk' WHERE id = 't'"));
    QCOMPARE(hits("lighthouse"), 1);
    QCOMPARE(hits("hthou"), 1);
    database.run(QStringLiteral("DELETE FROM conversation"));
    QCOMPARE(hits("lighthouse"), 0);
  }
};

}  // namespace

BIFRONS_TEST(TestSchema)
#include "tst_schema.moc"
