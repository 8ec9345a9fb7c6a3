#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/crash/crash_sessions.h"
#include "ui/store/chat_store.h"
#include "ui/store/storage.h"

namespace {

/// The turns of all conversations, by id.
QHash<QString, ui::TurnRecord> turnsIn(const QString& folder) {
  ui::Storage storage(folder);
  return storage
      .run([](ui::Database& database) {
        QHash<QString, ui::TurnRecord> turns;
        for (const ui::ConversationLine& line : ui::chat_store::lines(database)) {
          const ui::StoredConversation stored = ui::chat_store::conversation(database, line.id).value();
          for (const ui::TurnRecord& turn : stored.turns) turns.insert(turn.id, turn);
        }
        return turns;
      })
      .result();
}

}  // namespace

/// A program that asks and is answered is killed a hundred times.
class TestKilledChats : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noAnswerThatWasKeptIsLost() {
    const QTemporaryDir folder;
    tests::CrashSessions sessions(QStringLiteral("chats"), folder.path());
    const QString problem = sessions.run(100);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    qInfo("%lld answers kept, in %d of 100 sessions", static_cast<long long>(sessions.kept().size()), sessions.fruitful());
    QVERIFY2(sessions.fruitful() >= 10, "the children live long enough to keep something");

    QCOMPARE(tests::integrityOf(folder.path()), QStringLiteral("ok"));
    const QHash<QString, ui::TurnRecord> turns = turnsIn(folder.path());
    for (const QString& line : sessions.kept()) {
      const QString id = line.section(QLatin1Char(' '), 0, 0), number = line.section(QLatin1Char(' '), 1);
      QVERIFY2(turns.contains(id), qPrintable(id));
      QCOMPARE(turns[id].answer, QStringLiteral("It is number %1.").arg(number));
      QCOMPARE(turns[id].question, QStringLiteral("Which number is it?"));
    }
  }
};

BIFRONS_TEST(TestKilledChats)
#include "tst_killed_chats.moc"
