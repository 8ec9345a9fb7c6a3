#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "tests/ui/support/event_gaps.h"
#include "ui/chat/answer_view.h"
#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_list.h"
#include "ui/chat/chat_list_model.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/end_follower.h"
#include "ui/chat/message_text.h"
#include "ui/chat/transcript_view.h"
#include "ui/store/database.h"
#include "ui/widgets/search_field.h"

using namespace ui;

namespace {

constexpr int longTurns = 5000;  // ten thousand messages
constexpr int manyChats = 2000;

const QString longAnswer = QStringLiteral(
    "A **red circle** sits left of the blue square, level with it and almost the same width. Both float above a flat "
    "ground.\n\n- Rest the shapes on the ground, so that neither seems to fall.\n- Move the square a third of its width "
    "to the right; the gap then matches the margin at the left.");

void fillLongChat(Database& database) {
  database.transact([&] {
    database.run(QStringLiteral("INSERT INTO conversation (id, made, changed, leaf) VALUES ('long', 1, 1, 't%1')").arg(longTurns - 1));
    for (int turn = 0; turn < longTurns; ++turn) {
      const QVariant parent = turn == 0 ? QVariant() : QVariant(QStringLiteral("t%1").arg(turn - 1));
      database.run(QStringLiteral("INSERT INTO turn (id, conversation, parent, made, question, answer, state) "
                                  "VALUES (?, 'long', ?, ?, ?, ?, 'finished')"),
                   {QStringLiteral("t%1").arg(turn), parent, turn, QStringLiteral("Question %1").arg(turn), longAnswer});
    }
    for (int chat = 0; chat < manyChats; ++chat) {
      const QString id = QStringLiteral("c%1").arg(chat);
      database.run(QStringLiteral("INSERT INTO conversation (id, made, changed, leaf) VALUES (?, ?, ?, ?)"), {id, chat, chat, id});
      database.run(QStringLiteral("INSERT INTO turn (id, conversation, made, question, answer, state) VALUES (?, ?, ?, ?, ?, 'finished')"),
                   {id, id, chat, QStringLiteral("Chat %1").arg(chat), longAnswer});
    }
  });
}

}  // namespace

/// Large histories and fast answers. What they cost is printed, not judged: that depends on the machine.
class TestChatLoad : public ChatPageTest {
  Q_OBJECT

 private Q_SLOTS:
  void aConversationOfTenThousandMessagesOpensAndScrolls() {
    m_fixture->storage.run(fillLongChat);
    m_fixture->storage.wait();
    QElapsedTimer clock;
    clock.start();
    tests::EventGaps opening;
    m_page->keeper().open(QStringLiteral("long"));
    QTRY_COMPARE(m_page->model().turns().size(), longTurns);
    const qint64 shown = clock.elapsed();
    auto* view = child<TranscriptView>();
    QTRY_VERIFY(view->builtTurns() >= 40);
    QVERIFY(view->follower().isAtEnd());
    qInfo("10,000 messages: shown after %lld ms; longest gap %.1f ms, median %.1f ms", shown, opening.longestMs(), opening.medianMs());
    tests::EventGaps scrolling;
    const int before = view->builtTurns();
    for (int step = 0; step < 250; ++step) {
      view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() - 120);
      QTest::qWait(4);
    }
    QVERIFY(view->builtTurns() > before);
    qInfo("scrolled up through %d turns: longest gap %.1f ms, median %.1f ms", view->builtTurns(), scrolling.longestMs(), scrolling.medianMs());
  }

  void aListOfThousandsIsReadAndSearched() {
    m_fixture->storage.run(fillLongChat);
    m_fixture->storage.wait();
    tests::EventGaps gaps;
    QElapsedTimer clock;
    clock.start();
    Q_EMIT m_page->keeper().listChanged();
    QTRY_COMPARE(m_page->list().model()->chats(), manyChats + 1);
    qInfo("a list of %d chats: %lld ms; longest gap %.1f ms", manyChats + 1, clock.restart(), gaps.longestMs());
    m_page->list().search()->setText(QStringLiteral("Chat 1999"));
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    qInfo("searched in %d turns: %lld ms; longest gap %.1f ms", longTurns + manyChats, clock.elapsed(), gaps.longestMs());
  }

  void twoHundredTokensASecondLeaveTheWindowFree() {
    std::vector<std::string> pieces;
    for (int token = 0; token < 800; ++token) pieces.emplace_back(token % 80 == 79 ? " end.\n\n" : token % 9 == 0 ? " **bold**" : " word");
    m_fixture->answerWith(pieces, std::chrono::milliseconds(5));
    tests::EventGaps gaps;
    QElapsedTimer clock;
    ask("x");
    QTRY_VERIFY(!answer(0)->text()->plainText().isEmpty());
    clock.start();
    const double before = tests::threadSeconds();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->model().isAnswering(), 20'000);
    const double share = (tests::threadSeconds() - before) / (static_cast<double>(clock.elapsed()) / 1000);
    QCOMPARE(m_page->model().turns().first().answer.tokens, 800);
    qInfo("800 tokens at 200 a second: the window's thread computed %.0f %% of the time; longest gap %.1f ms, median %.1f ms",
          100 * share, gaps.longestMs(), gaps.medianMs());
  }
};

BIFRONS_TEST(TestChatLoad)
#include "tst_chat_load.moc"
