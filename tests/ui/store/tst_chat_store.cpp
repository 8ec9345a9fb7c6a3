#include <QTest>
#include <optional>

#include "core/base/error.h"
#include "tests/support/test_registry.h"
#include "ui/store/chat_store.h"
#include "ui/store/database.h"
#include "ui/store/schema.h"

using namespace ui;

namespace {

ConversationRecord conversationOf(const char* id, qint64 changed = 1) {
  return {.id = QLatin1String(id), .title = {}, .pinned = false, .made = 1, .changed = changed, .system = {}, .options = {}, .leaf = {}, .draft = {}, .draftPictures = {}};
}

TurnRecord turnOf(const char* id, const char* question, const char* parent = "") {
  TurnRecord turn;
  turn.id = QLatin1String(id);
  turn.parent = QLatin1String(parent);
  turn.question = QString::fromUtf8(question);
  turn.state = QStringLiteral("open");
  return turn;
}

QStringList titles(const QList<ConversationLine>& lines) {
  QStringList titles;
  for (const ConversationLine& line : lines) titles.append(line.title);
  return titles;
}

class TestChatStore : public QObject {
  Q_OBJECT

  std::optional<Database> m_database;

  void answer(const char* turn, const char* text) {
    TurnRecord record = turnOf(turn, "");
    record.answer = QString::fromUtf8(text);
    record.state = QStringLiteral("finished");
    chat_store::changeAnswer(*m_database, record);
  }

  [[nodiscard]] QStringList found(const char* search) {
    return titles(chat_store::lines(*m_database, QString::fromUtf8(search)));
  }

 private Q_SLOTS:
  void init() {
    m_database.emplace(QString());
    bringUpToDate(*m_database);
  }

  void aConversationComesBackAsItWas() {
    ConversationRecord conversation = conversationOf("c", 7);
    conversation.title = QStringLiteral("My title");
    conversation.system = QStringLiteral("Be short.");
    conversation.options = QStringLiteral("{\"temperature\":1}");
    conversation.leaf = QStringLiteral("b");
    conversation.draft = QStringLiteral("half a que");
    conversation.draftPictures = {{QStringLiteral("aa/d.png"), QStringLiteral("draft.png")}};
    TurnRecord first = turnOf("a", "What is it?");
    first.seed = 0xffffffffffffffffULL;
    first.pictures = {{QStringLiteral("aa/1.png"), QStringLiteral("one.png")}, {QStringLiteral("aa/2.png"), QStringLiteral("two.png")}};
    chat_store::addTurn(*m_database, conversation, first);
    chat_store::addTurn(*m_database, conversation, turnOf("b", "And now?", "a"));
    answer("a", "A circle.");
    const auto stored = chat_store::conversation(*m_database, QStringLiteral("c"));
    QVERIFY(stored.has_value());
    QCOMPARE(stored->conversation.title, QStringLiteral("My title"));
    QCOMPARE(stored->conversation.system.value(), QStringLiteral("Be short."));
    QCOMPARE(stored->conversation.options, conversation.options);
    QCOMPARE(stored->conversation.leaf, QStringLiteral("b"));
    QCOMPARE(stored->conversation.draft, QStringLiteral("half a que"));
    QCOMPARE(stored->conversation.draftPictures.size(), 1);
    QCOMPARE(stored->conversation.changed, 7);
    QCOMPARE(stored->turns.size(), 2);
    QCOMPARE(stored->turns[0].pictures.size(), 2);
    QCOMPARE(stored->turns[0].pictures[1].name, QStringLiteral("two.png"));
    QCOMPARE(stored->turns[0].answer, QStringLiteral("A circle."));
    QCOMPARE(stored->turns[1].parent, QStringLiteral("a"));
  }

  void aSeedKeepsAllItsBits() {
    TurnRecord turn = turnOf("a", "x");
    turn.seed = 0xfedcba9876543210ULL;
    chat_store::addTurn(*m_database, conversationOf("c"), turn);
    QCOMPARE(chat_store::conversation(*m_database, QStringLiteral("c"))->turns[0].seed, turn.seed);
  }

  void theListNamesTheFirstQuestionUntilThereIsATitle() {
    chat_store::keep(*m_database, conversationOf("empty"));
    chat_store::addTurn(*m_database, conversationOf("old", 1), turnOf("a", "Old\n question"));
    chat_store::addTurn(*m_database, conversationOf("new", 2), turnOf("b", "New question"));
    QCOMPARE(titles(chat_store::lines(*m_database)), QStringList({QStringLiteral("New question"), QStringLiteral("Old question")}));
    chat_store::rename(*m_database, QStringLiteral("old"), QStringLiteral("Mosaics"));
    chat_store::setPinned(*m_database, QStringLiteral("old"), true);
    const auto lines = chat_store::lines(*m_database);
    QCOMPARE(lines[1].title, QStringLiteral("Mosaics"));
    QVERIFY(lines[1].pinned);
  }

  void whatIsKeptAgainKeepsItsTurns() {
    ConversationRecord conversation = conversationOf("c");
    chat_store::addTurn(*m_database, conversation, turnOf("a", "x"));
    conversation.draft = QStringLiteral("more");
    chat_store::keep(*m_database, conversation);
    const auto stored = chat_store::conversation(*m_database, QStringLiteral("c"));
    QCOMPARE(stored->turns.size(), 1);
    QCOMPARE(stored->conversation.draft, QStringLiteral("more"));
  }

  void searchLooksIntoTitlesQuestionsAndAnswers() {
    chat_store::addTurn(*m_database, conversationOf("c", 2), turnOf("a", "What stands on the cliff?"));
    answer("a", "A 100 % red_white “Lighthouse” 灯塔 at dusk");
    chat_store::addTurn(*m_database, conversationOf("d", 1), turnOf("b", "Pears"));
    chat_store::rename(*m_database, QStringLiteral("d"), QStringLiteral("Two shadows"));
    const QStringList cliff{QStringLiteral("What stands on the cliff?")};
    QCOMPARE(found("lighthouse"), cliff);
    QCOMPARE(found("CLIFF"), cliff);
    QCOMPARE(found("灯塔"), cliff);
    QCOMPARE(found("100 % red_"), cliff);
    QCOMPARE(found("%"), cliff);
    QCOMPARE(found("shadows"), QStringList{QStringLiteral("Two shadows")});
    QCOMPARE(found("pears"), QStringList{QStringLiteral("Two shadows")});
    QCOMPARE(found("red\" OR \"pears"), QStringList());
    QCOMPARE(found("nothing of it"), QStringList());
  }

  void whatIsDeletedCanComeBackUntilItIsForgotten() {
    chat_store::addTurn(*m_database, conversationOf("c"), turnOf("a", "x"));
    chat_store::setDeleted(*m_database, QStringLiteral("c"), true);
    QVERIFY(chat_store::lines(*m_database).isEmpty());
    QVERIFY(!chat_store::conversation(*m_database, QStringLiteral("c")));
    chat_store::setDeleted(*m_database, QStringLiteral("c"), false);
    QCOMPARE(chat_store::conversation(*m_database, QStringLiteral("c"))->turns.size(), 1);
    chat_store::setDeleted(*m_database, QStringLiteral("c"), true);
    chat_store::forgetDeleted(*m_database);
    QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM turn")).toInt(), 0);
  }

  void aDraftOutlivesTheForgetting() {
    ConversationRecord draft = conversationOf("draft");
    draft.draft = QStringLiteral("half");
    chat_store::keep(*m_database, draft);
    ConversationRecord picture = conversationOf("picture");
    picture.draftPictures = {{QStringLiteral("aa/1.png"), {}}};
    chat_store::keep(*m_database, picture);
    chat_store::keep(*m_database, conversationOf("blank"));
    chat_store::forgetDeleted(*m_database);
    QVERIFY(chat_store::conversation(*m_database, QStringLiteral("draft")));
    QVERIFY(chat_store::conversation(*m_database, QStringLiteral("picture")));
    QVERIFY(!chat_store::conversation(*m_database, QStringLiteral("blank")));
    QCOMPARE(chat_store::usedAttachments(*m_database), QStringList{QStringLiteral("aa/1.png")});
  }

  void aTurnIsRemovedWithWhatFollowsIt() {
    chat_store::addTurn(*m_database, conversationOf("c"), turnOf("a", "x"));
    chat_store::addTurn(*m_database, conversationOf("c"), turnOf("b", "y", "a"));
    chat_store::addTurn(*m_database, conversationOf("c"), turnOf("c", "z", "b"));
    chat_store::removeTurn(*m_database, QStringLiteral("b"));
    QCOMPARE(chat_store::conversation(*m_database, QStringLiteral("c"))->turns.size(), 1);
  }

  void aTurnThatCannotBeAddedChangesNothing() {
    chat_store::addTurn(*m_database, conversationOf("c"), turnOf("a", "x"));
    ConversationRecord changed = conversationOf("c");
    changed.draft = QStringLiteral("other");
    QVERIFY_THROWS_EXCEPTION(core::Error, chat_store::addTurn(*m_database, changed, turnOf("b", "y", "nobody")));
    QVERIFY(chat_store::conversation(*m_database, QStringLiteral("c"))->conversation.draft.isEmpty());
  }
};

}  // namespace

BIFRONS_TEST(TestChatStore)
#include "tst_chat_store.moc"
