#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "tests/support/test_registry.h"
#include "ui/store/database.h"
#include "ui/store/storage.h"

using ui::Database;
using ui::Storage;

namespace {

int countOf(Database& database, const char* table) {
  return database.value(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table))).toInt();
}

void addConversation(Database& database) {
  database.run(QStringLiteral("INSERT INTO conversation (id, made, changed) VALUES (hex(randomblob(8)), 1, 1)"));
}

class TestStorage : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;

  [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

 private Q_SLOTS:
  void whatWasHandedOverIsThereAfterwards() {
    {
      Storage storage(path("kept"));
      for (int i = 0; i < 20; ++i) storage.run(addConversation);
    }
    Storage again(path("kept"));
    QCOMPARE(again.run([](Database& database) { return countOf(database, "conversation"); }).result(), 20);
  }

  void anExceptionIsToldAndTheNextWorkIsDone() {
    Storage storage(path("other"));
    QSignalSpy failed(&storage, &Storage::failed);
    QFuture<void> wrong = storage.run([](Database& database) { database.run(QStringLiteral("SELECT nonsense")); });
    QVERIFY_THROWS_EXCEPTION(core::Error, wrong.waitForFinished());
    QCOMPARE(storage.run([](Database& database) { return countOf(database, "turn"); }).result(), 0);
    QTRY_COMPARE(failed.count(), 1);
  }

  void aDamagedFileIsPutAside() {
    QVERIFY(QDir().mkpath(path("damaged")));
    QFile damaged(path("damaged/bifrons.db"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(5000, 'x'));
    damaged.close();
    Storage storage(path("damaged"));
    QSignalSpy problem(&storage, &Storage::problem);
    storage.run(addConversation).waitForFinished();
    QTRY_COMPARE(problem.count(), 1);
    const QStringList aside = QDir(path("damaged")).entryList({QStringLiteral("bifrons.db.damaged-*")});
    QCOMPARE(aside.size(), 1);
    QCOMPARE(QFile(QDir(path("damaged")).filePath(aside.first())).size(), 5000);
    QVERIFY(problem.first().first().toString().contains(aside.first()));
  }

  void aFileThatCannotBeMadeGivesASentenceAndAMemory() {
    QFile inTheWay(path("file"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Storage storage(path("file"));
    QSignalSpy problem(&storage, &Storage::problem);
    storage.run(addConversation);
    QCOMPARE(storage.run([](Database& database) { return countOf(database, "conversation"); }).result(), 1);
    QTRY_COMPARE(problem.count(), 1);
    QVERIFY(problem.first().first().toString().contains(QStringLiteral("not kept when Bifrons ends")));
  }
};

}  // namespace

BIFRONS_TEST(TestStorage)
#include "tst_storage.moc"
