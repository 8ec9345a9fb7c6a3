#include <QObject>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/chat/chat_codec.h"
#include "ui/chat/conversation.h"

using namespace ui;

namespace {

ChatTurn turnOf(const char* id, const char* parent = "", qint64 made = 0, int pictures = 0) {
  ChatTurn turn;
  turn.id = QLatin1String(id);
  turn.parent = QLatin1String(parent);
  turn.made = made;
  turn.question = turn.id;
  turn.answer.state = AnswerState::Finished;
  turn.answer.text = QStringLiteral("to %1").arg(turn.id);
  for (int i = 0; i < pictures; ++i) turn.pictures.append({.file = QStringLiteral("aa/%1-%2").arg(turn.id).arg(i)});
  return turn;
}

QString path(const Conversation& conversation) {
  QString ids;
  for (const ChatTurn& turn : conversation.turns) ids += turn.id;
  return ids;
}

/// a ─ b ─ c, a ─ d ─ e and a ─ f, made in this order.
QList<ChatTurn> tree() {
  return {turnOf("a", "", 1, 1), turnOf("b", "a", 2, 1), turnOf("c", "b", 3),
          turnOf("d", "a", 4, 2), turnOf("e", "d", 5), turnOf("f", "a", 6)};
}

class TestConversation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theBranchOfTheLeafIsShown() {
    Conversation conversation;
    conversation.setTurns(tree(), QStringLiteral("c"));
    QCOMPARE(path(conversation), QStringLiteral("abc"));
    QCOMPARE(conversation.aside.size(), 3);
    conversation.setTurns(tree(), QStringLiteral("a"));  // on to the newest that follows
    QCOMPARE(path(conversation), QStringLiteral("af"));
    conversation.setTurns(tree(), QStringLiteral("unknown"));
    QCOMPARE(path(conversation), QStringLiteral("af"));
  }

  void anotherVersionComesWithWhatFollowedIt() {
    Conversation conversation;
    conversation.setTurns(tree(), QStringLiteral("c"));
    QCOMPARE(conversation.versions(1), QStringList({QStringLiteral("b"), QStringLiteral("d"), QStringLiteral("f")}));
    QCOMPARE(conversation.versions(2), QStringList{QStringLiteral("c")});
    conversation.showVersion(1, QStringLiteral("d"));
    QCOMPARE(path(conversation), QStringLiteral("ade"));
    QCOMPARE(conversation.turns[1].firstPicture, 2);
    QCOMPARE(conversation.turns[2].firstPicture, 4);
    conversation.showVersion(1, QStringLiteral("e"));  // no version of d
    QCOMPARE(path(conversation), QStringLiteral("ade"));
  }

  void aNewTurnTakesThePlaceOfAnother() {
    Conversation conversation;
    conversation.setTurns(tree(), QStringLiteral("c"));
    conversation.add(turnOf("x", "", 7), 1);
    QCOMPARE(path(conversation), QStringLiteral("ax"));
    QCOMPARE(conversation.turns[1].parent, QStringLiteral("a"));
    QCOMPARE(conversation.versions(1).size(), 4);
    conversation.add(turnOf("y", "", 8), 2);
    QCOMPARE(path(conversation), QStringLiteral("axy"));
    conversation.add(turnOf("z", "", 9), 0);
    QCOMPARE(path(conversation), QStringLiteral("z"));
    QCOMPARE(conversation.versions(0), QStringList({QStringLiteral("a"), QStringLiteral("z")}));
  }

  void brokenTreesEndSomewhere() {
    Conversation conversation;
    conversation.setTurns({turnOf("a", "b"), turnOf("b", "a")}, QStringLiteral("a"));
    QCOMPARE(path(conversation), QStringLiteral("ba"));
    conversation.setTurns({turnOf("c", "nobody"), turnOf("d", "c")}, QStringLiteral("d"));
    QCOMPARE(path(conversation), QStringLiteral("cd"));
    QVERIFY(conversation.turns.first().parent.isEmpty());
  }

  void theOldestTurnsAreLeftOutWhereThereIsNoRoom() {
    Conversation conversation;
    conversation.options.max_new_tokens = 100;
    QList<ChatTurn> turns;
    for (int i = 0; i < 5; ++i) {
      ChatTurn turn = turnOf(qPrintable(QString::number(i)), i == 0 ? "" : qPrintable(QString::number(i - 1)), i);
      turn.answer.ownPositions = 200;
      turns.append(turn);
    }
    conversation.setTurns(turns, QStringLiteral("4"));
    const QString question = QStringLiteral("x");
    QCOMPARE(conversation.firstTold(5, question, 0, {.contextLength = 4000, .perPicture = 578}), 0);
    QCOMPARE(conversation.firstTold(5, question, 0, {.contextLength = 1000, .perPicture = 578}), 2);
    QCOMPARE(conversation.firstTold(5, question, 1, {.contextLength = 1000, .perPicture = 578}), 4);
    QCOMPARE(conversation.firstTold(5, question, 0, {.contextLength = 300, .perPicture = 578}), 5);  // none
    QCOMPARE(conversation.firstTold(5, question, 0, {}), 0);                                          // no model yet
    const core::engine::TextRequest goesOn = conversation.requestFor(4, 2);
    QCOMPARE(goesOn.turns.size(), std::size_t{6});  // the answer is there already
    QCOMPARE(goesOn.turns.back().text, std::string("to 4"));
    QCOMPARE(goesOn.turns.front().text, std::string("2"));
    QString answer;
    std::swap(answer, conversation.turns[4].answer.text);
    QCOMPARE(conversation.requestFor(4, 2).turns.size(), std::size_t{5});
    std::swap(answer, conversation.turns[4].answer.text);
    QCOMPARE(conversation.positionsOf(2, 4, {}), 400);
    // Another model counts otherwise: what this one did not count is guessed.
    QVERIFY(conversation.positionsOf(2, 4, {.contextLength = 1000, .perPicture = 578, .model = QStringLiteral("other")}) != 400);
    conversation.turns[4].answer.ownPositions = 0;  // nobody counted
    conversation.turns[4].answer.text = QStringLiteral("long ").repeated(400);
    QCOMPARE(conversation.firstTold(5, question, 0, {.contextLength = 1000, .perPicture = 578}), 5);
  }

  void whatIsStoredComesBack() {
    Conversation conversation;
    conversation.id = QStringLiteral("id");
    conversation.system = QString();
    conversation.seedLocked = true;
    conversation.optionsChosen = true;
    conversation.options.sampling = {.temperature = 0.5F, .top_k = 7, .top_p = 0.9F, .seed = 18446744073709551615ULL};
    conversation.options.max_new_tokens = 99;
    conversation.setTurns(tree(), QStringLiteral("c"));
    conversation.turns.last().answer.state = AnswerState::Failed;
    conversation.turns.last().answer.errorKind = core::ErrorKind::out_of_memory;
    const StoredConversation whole = wholeRecordOf(conversation);
    QCOMPARE(whole.turns.size(), 6);
    QCOMPARE(whole.turns.first().id, QStringLiteral("a"));
    const Conversation again = conversationFrom(whole);
    QCOMPARE(path(again), QStringLiteral("abc"));
    QCOMPARE(again.options.sampling.seed, conversation.options.sampling.seed);
    QCOMPARE(again.options.sampling.temperature, 0.5F);
    QCOMPARE(again.options.sampling.top_k, 7);
    QCOMPARE(again.options.max_new_tokens, 99);
    QVERIFY(again.seedLocked && again.optionsChosen);
    QVERIFY(again.system.has_value() && again.system->isEmpty());
    QVERIFY(again.turns.last().answer.state == AnswerState::Failed);
    QVERIFY(again.turns.last().answer.errorKind == core::ErrorKind::out_of_memory);
    QCOMPARE(again.turns[1].pictures.first().file, QStringLiteral("aa/b-0"));
  }

  void everyKindOfFailureComesBack() {
    for (int kind = 0; kind <= static_cast<int>(core::ErrorKind::internal); ++kind) {
      Conversation conversation;
      conversation.setTurns(tree(), QStringLiteral("c"));
      conversation.turns.last().answer.state = AnswerState::Failed;
      conversation.turns.last().answer.errorKind = static_cast<core::ErrorKind>(kind);
      const Conversation again = conversationFrom(wholeRecordOf(conversation));
      QCOMPARE(static_cast<int>(again.turns.last().answer.errorKind), kind);
    }
  }

  void nonsenseIsReadAsDefaults() {
    StoredConversation stored;
    stored.conversation.options = QStringLiteral(R"({"temperature": -3, "top_k": "x", "max_new_tokens": 0})");
    TurnRecord turn;
    turn.id = QStringLiteral("t");
    turn.state = QStringLiteral("whatever");
    turn.tokens = -5;
    stored.turns = {turn};
    const Conversation conversation = conversationFrom(stored);
    QVERIFY(!conversation.optionsChosen);
    QCOMPARE(conversation.options.max_new_tokens, core::inference::TextOptions().max_new_tokens);
    QVERIFY(conversation.turns.first().answer.state == AnswerState::Interrupted);
    QCOMPARE(conversation.turns.first().answer.tokens, 0);
    turn.state = QStringLiteral("open");  // the program ended while it went on: what it had was counted without the rest
    turn.tokens = 58;
    turn.positions = turn.ownPositions = 70;
    turn.seconds = 2;
    stored.turns = {turn};
    const ChatAnswer interrupted = conversationFrom(stored).turns.first().answer;
    QVERIFY(interrupted.tokens == 0 && interrupted.positions == 0 && interrupted.ownPositions == 0 && interrupted.seconds == 0);
    stored.conversation.options = QStringLiteral("[1, 2");
    QVERIFY(!conversationFrom(stored).optionsChosen);
  }
};

}  // namespace

BIFRONS_TEST(TestConversation)
#include "tst_conversation.moc"
