#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "ui/store/database.h"

using ui::Database;

namespace {

template <typename Call>
QString refusalOf(const Call& call) {
  return tests::refusal(call).second;
}

class TestDatabase : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void valuesComeBack() {
    Database database{QString()};
    database.run(QStringLiteral("CREATE TABLE t (a TEXT, b INTEGER)"));
    database.run(QStringLiteral("INSERT INTO t VALUES (?, ?)"), {QStringLiteral("’; DROP TABLE t; --"), 7});
    QCOMPARE(database.value(QStringLiteral("SELECT a FROM t WHERE b = ?"), {7}).toString(),
             QStringLiteral("’; DROP TABLE t; --"));
    QVERIFY(database.value(QStringLiteral("SELECT a FROM t WHERE b = 8")).isNull());
  }

  void anExceptionRollsBack() {
    Database database{QString()};
    database.run(QStringLiteral("CREATE TABLE t (a INTEGER)"));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, database.transact([&] {
      database.run(QStringLiteral("INSERT INTO t VALUES (1)"));
      throw std::runtime_error("enough");
    }));
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM t")).toInt(), 0);
    database.transact([&] { database.run(QStringLiteral("INSERT INTO t VALUES (2)")); });
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM t")).toInt(), 1);
  }

  void aFileIsSharedAndNamedWhenItIsLocked() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("deep/er/history.db"));
    Database first(path);
    Database second(path);
    first.run(QStringLiteral("CREATE TABLE t (a INTEGER)"));
    second.run(QStringLiteral("INSERT INTO t VALUES (1)"));
    first.run(QStringLiteral("BEGIN IMMEDIATE"));
    second.run(QStringLiteral("PRAGMA busy_timeout = 10"));
    const QString refusal = refusalOf([&] { second.run(QStringLiteral("INSERT INTO t VALUES (2)")); });
    QVERIFY(refusal.contains(QStringLiteral("history.db")));
    QVERIFY(refusal.contains(QStringLiteral("in use by another program")));
    first.run(QStringLiteral("COMMIT"));
    second.run(QStringLiteral("INSERT INTO t VALUES (3)"));
    QCOMPARE(first.value(QStringLiteral("SELECT count(*) FROM t")).toInt(), 2);
  }

  void aFullDiskIsNamed() {
    const QTemporaryDir folder;
    Database database(folder.filePath(QStringLiteral("history.db")));
    database.run(QStringLiteral("CREATE TABLE t (a BLOB)"));
    database.run(QStringLiteral("PRAGMA max_page_count = 4"));
    const QString refusal = refusalOf(
        [&] { database.run(QStringLiteral("INSERT INTO t VALUES (?)"), {QByteArray(100'000, 'x')}); });
    QVERIFY(refusal.contains(QStringLiteral("no space left")));
    QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM t")).toInt(), 0);
  }

  void whatIsNoDatabaseIsDamaged() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("history.db"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    try {
      const Database database(path);
      QFAIL("a file of x was opened");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_damaged);
    }
  }
};

}  // namespace

BIFRONS_TEST(TestDatabase)
#include "tst_database.moc"
