#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "ui/chat/answer_foot.h"
#include "ui/chat/answer_view.h"
#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_list.h"
#include "ui/chat/chat_list_model.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/end_follower.h"
#include "ui/chat/message_text.h"
#include "ui/chat/question_view.h"
#include "ui/chat/transcript_view.h"
#include "ui/chat/undo_row.h"
#include "ui/store/attachment_files.h"
#include "ui/store/database.h"
#include "ui/store/storage.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_button.h"

using namespace ui;

/// Conversations outlive the page, and are found, renamed, pinned, deleted and brought back in the list.
class TestChatHistory : public ChatPageTest {
  Q_OBJECT

 private Q_SLOTS:
  void aConversationIsThereAfterARestart() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    ask("What is it?");
    waitForAnswer();
    m_page->composer().setText(QStringLiteral("half a que"));
    makePage();
    QTRY_COMPARE(m_page->title(), QStringLiteral("What is it?"));
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QCOMPARE(m_page->composer().text(), QStringLiteral("half a que"));
    QCOMPARE(m_page->model().nextPictureNumber(), 2);
    // The picture is read again for the next question.
    ask("And now?");
    waitForAnswer();
    const auto turns = m_fixture->host.calls().last_text.turns;
    QCOMPARE(turns.size(), std::size_t{3});
    QCOMPARE(turns.at(0).pictures.size(), std::size_t{1});
    QCOMPARE(turns.at(0).pictures.at(0)->width, 40);
  }

  void picturesOfTheDraftAreThereToo() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    makePage();
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QTRY_VERIFY(!m_page->composer().pictures().first().thumb.isNull());
    ask("What is it?");
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.turns.at(0).pictures.size(), std::size_t{1});
  }

  void versionsAreThereAfterARestart() {
    ask("one");
    waitForAnswer();
    m_fixture->answerWith({"New."});
    QVERIFY(m_page->model().answerAgain(0));
    waitForAnswer();
    makePage();
    QTRY_COMPARE(m_page->model().turns().size(), 1);
    QCOMPARE(answer(0)->foot()->versionWords(), QStringLiteral("2 of 2"));
    m_page->model().stepVersion(0, -1);
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    makePage();
    QTRY_COMPARE(m_page->model().turns().size(), 1);
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));  // the one that was shown
  }

  void anAnswerThatWasBeingWrittenIsInterrupted() {
    m_fixture->storage.run([](Database& database) {
      database.run(QStringLiteral("INSERT INTO conversation (id, made, changed, leaf) VALUES ('c', 1, 1, 't')"));
      database.run(QStringLiteral("INSERT INTO turn (id, conversation, made, question, answer, state) "
                                  "VALUES ('t', 'c', 1, 'What is it?', 'A red', 'open')"));
    });
    m_page->keeper().open(QStringLiteral("c"));
    QTRY_COMPARE(m_page->title(), QStringLiteral("What is it?"));
    QVERIFY(hasLabel(QStringLiteral("Bifrons ended while this answer was written")));
    QVERIFY(!m_page->model().isAnswering());
  }

  void anAnswerGoesOnAfterARestart() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    m_fixture->answerWith({"A red ", "never said"}, std::chrono::milliseconds(200));
    ask("What is it?");
    QTRY_COMPARE(m_page->model().turns().last().answer.text, QStringLiteral("A red "));
    m_page->model().stop();
    waitForAnswer();
    const ChatTurn before = m_page->model().turns().first();
    makePage();
    QTRY_COMPARE(m_page->title(), QStringLiteral("What is it?"));
    m_fixture->answerWith({"A red ", "circle ", "on black."});
    QVERIFY(m_page->model().continueAnswer());
    waitForAnswer();
    const auto request = m_fixture->host.calls().last_text;
    QCOMPARE(request.options.sampling.seed, before.seed);
    QCOMPARE(request.turns.size(), std::size_t{2});
    QCOMPARE(request.turns[0].pictures.size(), std::size_t{1});  // it was read again
    makePage();
    QTRY_COMPARE(m_page->model().turns().size(), 1);
    const ChatTurn& after = m_page->model().turns().first();
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.answer.text, QStringLiteral("A red circle on black."));
    QVERIFY(after.answer.state == AnswerState::Finished);
    QCOMPARE(after.answer.tokens, 3);
    QCOMPARE(after.seed, before.seed);
  }

  void anInterruptedAnswerGoesOn() {
    m_fixture->storage.run([](Database& database) {
      database.run(QStringLiteral("INSERT INTO conversation (id, made, changed, leaf) VALUES ('c', 1, 1, 't')"));
      database.run(QStringLiteral("INSERT INTO turn (id, conversation, made, question, answer, state, seed) "
                                  "VALUES ('t', 'c', 1, 'What is it?', 'A red ', 'open', 77)"));
    });
    m_page->keeper().open(QStringLiteral("c"));
    QTRY_COMPARE(m_page->title(), QStringLiteral("What is it?"));
    QVERIFY(m_page->model().continueAnswer());
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QCOMPARE(m_fixture->host.calls().last_text.options.sampling.seed, 77U);
    QCOMPARE(m_page->model().turns().first().answer.tokens, 3);
  }

  void theListShowsTheChatsAndOpensThem() {
    twoChats();
    QVERIFY(m_page->list().isVisible());
    QCOMPARE(titles(), QStringList({QStringLiteral("second"), QStringLiteral("first")}));
    QCOMPARE(current(), QStringLiteral("second"));
    choose("first");
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
    QCOMPARE(m_page->model().turns().size(), 1);
    QVERIFY(m_page->composer().edit()->hasFocus());
  }

  void theListIsFoldedUntilThereIsAChoice() {
    QVERIFY(!m_page->list().isVisible());
    ask("first");
    waitForAnswer();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    QVERIFY(!m_page->list().isVisible());
    m_page->toggleList();
    QVERIFY(m_page->list().isVisible());
    m_page->toggleList();
    m_page->newChatAction()->trigger();
    ask("second");
    waitForAnswer();
    QTRY_COMPARE(m_page->list().model()->chats(), 2);
    QVERIFY(!m_page->list().isVisible());  // the person put it away
  }

  void theListIsAsThePersonLeftIt() {
    ask("first");
    waitForAnswer();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    auto* listSwitch = button(m_page.get(), "List of chats");
    QVERIFY(!listSwitch->isChecked());
    listSwitch->click();  // although there is no choice yet
    QVERIFY(m_page->list().isVisible() && listSwitch->isChecked());
    makePage();
    QTRY_VERIFY(m_page->list().isVisible());
    button(m_page.get(), "List of chats")->click();
    makePage();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    QVERIFY(!m_page->list().isVisible());
  }

  void searchFindsAnswersToo() {
    twoChats();
    m_page->focusSearch();
    QVERIFY(m_page->list().search()->hasFocus());
    m_page->list().search()->setText(QStringLiteral("circle of the s"));
    QTRY_COMPARE(titles(), QStringList{QStringLiteral("second")});
    m_page->list().search()->setText(QStringLiteral("nothing like it"));
    QTRY_VERIFY(hasLabel(QStringLiteral("No chat contains “nothing like it”.")));
    textButton(&m_page->list(), "Clear search")->click();
    QTRY_COMPARE(titles().size(), 2);
  }

  void aChatIsRenamedInPlace() {
    twoChats();
    QListView* view = m_page->list().view();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_F2);
    auto* editor = view->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    editor->setText(QStringLiteral("  Red   things "));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(titles(), QStringList({QStringLiteral("Red things"), QStringLiteral("first")}));
    QCOMPARE(m_page->title(), QStringLiteral("Red things"));
    makePage();
    QTRY_COMPARE(m_page->title(), QStringLiteral("Red things"));
  }

  void aPinnedChatStandsAbove() {
    twoChats();
    m_page->keeper().setPinned(idOf("first"), true);
    QTRY_COMPARE(titles(), QStringList({QStringLiteral("first"), QStringLiteral("second")}));
    QCOMPARE(m_page->list().model()->index(0, 0).data().toString(), QStringLiteral("Pinned"));
  }

  void aDeletedChatComesBack() {
    twoChats();
    QListView* view = m_page->list().view();
    QTest::keyClick(view, Qt::Key_Delete);
    QTRY_COMPARE(titles(), QStringList{QStringLiteral("first")});
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
    QVERIFY(m_page->list().undoRow()->isVisible());
    m_page->list().undoRow()->button()->click();
    QTRY_COMPARE(titles().size(), 2);
    QTRY_COMPARE(m_page->title(), QStringLiteral("second"));
    QVERIFY(!m_page->list().undoRow()->isVisible());
  }

  void aDeletedChatIsGoneAfterARestart() {
    twoChats();
    m_page->list().remove(idOf("second"), QStringLiteral("second"));
    makePage();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
    const int left = m_fixture->storage.run([](Database& database) {
      return database.value(QStringLiteral("SELECT count(*) FROM conversation WHERE deleted IS NOT NULL")).toInt();
    }).result();
    QCOMPARE(left, 0);
  }

  void whatCannotBeWrittenIsSaidAndWrittenLater() {
    m_fixture->storage.run([](Database& database) {
      database.run(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON turn BEGIN SELECT raise(ABORT, 'no'); END"));
    });
    ask("first");
    waitForAnswer();
    auto* note = child<InlineNote>();
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->sentence().contains(QStringLiteral("held in memory")));
    m_fixture->storage.run([](Database& database) { database.run(QStringLiteral("DROP TRIGGER refuse")); });
    QTRY_VERIFY_WITH_TIMEOUT(!note->isVisible(), 10'000);
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    makePage();
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
  }

  void aChatThatWasDeletedBeforeItCouldBeWrittenStaysDeleted() {
    const QString id = heldInMemory();
    m_page->list().remove(id, QStringLiteral("first"));
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
    setWritable(true);
    const auto count = [&](const char* condition) {
      const QString statement = QStringLiteral("SELECT count(*) FROM conversation WHERE deleted IS %1").arg(QLatin1String(condition));
      return m_fixture->storage.run([statement](Database& database) { return database.value(statement).toInt(); }).result();
    };
    QTRY_COMPARE_WITH_TIMEOUT(count("NOT NULL"), 1, 10'000);  // now it is written
    QCOMPARE(count("NULL"), 0);
    QCOMPARE(m_page->list().model()->chats(), 0);
    m_page->keeper().setDeleted(id, false);  // and it can come back
    m_page->keeper().open(id);
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    m_page->keeper().setDeleted(id, true);
    makePage();
    m_fixture->storage.wait();
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
  }

  void aKeptChatThatIsDeletedWhileNothingCanBeWrittenLeavesTheList() {
    ask("first");
    waitForAnswer();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    m_page->keeper().flush();
    setWritable(false);
    ask("more");
    waitForAnswer();
    QTRY_VERIFY(child<InlineNote>()->sentence().contains(QStringLiteral("held in memory")));
    m_page->list().remove(idOf("first"), QStringLiteral("first"));
    QTRY_COMPARE(m_page->list().model()->chats(), 0);
    m_page->list().undoRow()->button()->click();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    QTRY_COMPARE(m_page->model().turns().size(), 2);
    setWritable(true);
    QTRY_VERIFY_WITH_TIMEOUT(!child<InlineNote>()->isVisible(), 10'000);
    makePage();
    QTRY_COMPARE(m_page->model().turns().size(), 2);
  }

  void aDeletionThatWasWrittenIsTakenBackWhenNothingCanBe() {
    m_fixture->answerForever();
    ask("first");
    QTRY_VERIFY(!m_page->model().turns().last().answer.text.isEmpty());
    m_page->keeper().flush();
    const QString id = m_page->model().conversation()->id;
    m_page->keeper().setDeleted(id, true);
    setWritable(false);  // before the end of the answer, which the deletion stops
    QTRY_VERIFY(child<InlineNote>()->sentence().contains(QStringLiteral("held in memory")));
    m_page->keeper().setDeleted(id, false);
    m_fixture->storage.wait();
    setWritable(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->list().model()->chats(), 1, 10'000);
    makePage();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    m_page->keeper().open(id);
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
  }

  void aDeletionThatIsTakenBackBeforeItCouldBeWrittenIsNone() {
    const QString id = heldInMemory();
    m_page->keeper().setDeleted(id, true);
    m_page->keeper().setDeleted(id, false);
    m_page->keeper().open(id);
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
    setWritable(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->list().model()->chats(), 1, 10'000);
    makePage();
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
  }

  void aDeletionThatFailsIsSaid() {
    twoChats();
    m_page->keeper().flush();
    setWritable(false);
    QSignalSpy failed(&m_page->keeper(), &ChatKeeper::failed);
    m_page->keeper().setDeleted(idOf("first"), true);
    QTRY_COMPARE(failed.count(), 1);
    setWritable(true);
    makePage();
    QTRY_COMPARE(m_page->list().model()->chats(), 2);
  }

  void aPictureThatIsGoneIsNamed() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    ask("What is it?");
    waitForAnswer();
    m_page.reset();
    m_fixture->storage.wait();
    QVERIFY(QDir(m_fixture->storage.folder() + QStringLiteral("/attachments")).removeRecursively());
    makePage();
    QTRY_COMPARE(m_page->title(), QStringLiteral("What is it?"));
    ask("And now?");
    waitForAnswer();
    QVERIFY(m_page->model().turns().last().answer.state == AnswerState::Failed);
    QVERIFY(m_page->model().turns().last().answer.errorSentence.contains(QStringLiteral("cannot be read any more")));
    QCOMPARE(m_page->model().turns().size(), 2);
  }

  void picturesStayWhereTheDatabaseCannotBeUsed() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    const QString file = m_page->composer().pictures().first().file;
    ask("What is it?");
    waitForAnswer();
    m_page.reset();
    m_fixture->storage.run([](Database& database) { database.run(QStringLiteral("PRAGMA user_version = 1000")); });
    m_fixture->storage.wait();
    const QString path = attachment_files::pathOf(m_fixture->storage.folder(), file);
    QFile kept(path);
    QVERIFY(kept.open(QIODevice::ReadWrite));
    QVERIFY(kept.setFileTime(QDateTime::currentDateTime().addDays(-9), QFileDevice::FileModificationTime));
    kept.close();
    Storage newer(m_fixture->storage.folder());  // a database in memory takes the place of the newer one
    ChatModel model(*m_fixture->bridge);
    const ChatKeeper keeper(model, newer);
    newer.wait();
    QVERIFY(QFile::exists(path));
  }

  void aDraftIsNotLostWhenAnotherChatIsOpened() {
    twoChats();
    m_page->newChatAction()->trigger();
    m_page->composer().setText(QStringLiteral("a long thought"));
    choose("first");
    QTRY_COMPARE(m_page->title(), QStringLiteral("first"));
    QVERIFY(m_page->composer().text().isEmpty());
    QTRY_COMPARE(titles().size(), 3);
    choose("a long thought");
    QTRY_COMPARE(m_page->composer().text(), QStringLiteral("a long thought"));
  }

  void whatIsStillReadForOneChatDoesNotComeToAnother() {
    twoChats();
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTest::keyClick(m_page->composer().edit(), Qt::Key_Return);  // to be sent when it is read
    m_page->newChatAction()->trigger();
    QTest::qWait(100);
    QVERIFY(m_page->composer().pictures().isEmpty());
    QVERIFY(m_page->model().turns().isEmpty());
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
  }

  void theShownChatIsDeletedAlsoWhenASearchHidesIt() {
    twoChats();
    m_page->list().search()->setText(QStringLiteral("first"));
    QTRY_COMPARE(titles(), QStringList{QStringLiteral("first")});
    for (QAction* action : m_page->findChildren<QAction*>()) {
      if (action->text() == QLatin1String("Delete this chat")) action->trigger();
    }
    m_page->list().search()->clear();
    QTRY_COMPARE(m_page->list().model()->chats(), 1);
    QCOMPARE(titles(), QStringList{QStringLiteral("first")});
  }

  void anAnswerInWorkIsKeptWhenTheProgramEnds() {
    m_fixture->answerForever();
    ask("x");
    QTRY_VERIFY(m_page->model().turns().first().answer.text.size() > 20);
    makePage();
    QTRY_COMPARE(m_page->model().turns().size(), 1);
    QVERIFY(m_page->model().turns().first().answer.state == AnswerState::Interrupted);
    QVERIFY(m_page->model().turns().first().answer.text.size() > 20);
  }

  void aLongConversationIsBuiltFromItsEnd() {
    constexpr int turns = 300;
    m_fixture->storage.run([](Database& database) {
      database.transact([&] {
        database.run(QStringLiteral("INSERT INTO conversation (id, made, changed, leaf) VALUES ('c', 1, 1, 't299')"));
        for (int turn = 0; turn < turns; ++turn) {
          const QVariant parent = turn == 0 ? QVariant() : QVariant(QStringLiteral("t%1").arg(turn - 1));
          database.run(QStringLiteral("INSERT INTO turn (id, conversation, parent, made, question, answer, state) "
                                      "VALUES (?, 'c', ?, ?, ?, 'An answer.', 'finished')"),
                       {QStringLiteral("t%1").arg(turn), parent, turn, QStringLiteral("Question %1").arg(turn)});
        }
      });
    });
    m_page->keeper().open(QStringLiteral("c"));
    QTRY_COMPARE(m_page->model().turns().size(), turns);
    auto* view = child<TranscriptView>();
    QVERIFY(view->builtTurns() < 20);
    QVERIFY(view->follower().isAtEnd());
    QTRY_VERIFY(view->builtTurns() >= 40);
    QVERIFY(view->follower().isAtEnd());
    const int built = view->builtTurns();
    view->verticalScrollBar()->setValue(40);
    const QWidget* seen = view->question(turns - built + 2);
    const int place = seen->mapTo(view, QPoint()).y();
    QTRY_VERIFY(view->builtTurns() > built);
    QTest::qWait(50);
    QCOMPARE(seen->mapTo(view, QPoint()).y(), place);  // nothing jumps
    for (int i = 0; i < 400 && view->builtTurns() < turns; ++i) {
      view->verticalScrollBar()->setValue(0);
      QTest::qWait(1);
    }
    QCOMPARE(view->builtTurns(), turns);
    QCOMPARE(view->question(0)->accessibleName(), QStringLiteral("You: Question 0"));
    for (int turn = 1; turn < turns; ++turn) {
      QVERIFY(view->question(turn - 1)->y() < view->answer(turn - 1)->y());
      QVERIFY(view->answer(turn - 1)->y() < view->question(turn)->y());
    }
  }

 private:
  void setWritable(bool writable) {
    m_fixture->storage.run([writable](Database& database) {
      database.run(writable ? QStringLiteral("PRAGMA query_only = OFF") : QStringLiteral("PRAGMA query_only = ON"));
    });
  }

  /// Asks "first" while nothing can be written. Returns the chat's id.
  QString heldInMemory() {
    setWritable(false);
    ask("first");
    waitForAnswer();
    [&] { QTRY_VERIFY(child<InlineNote>()->sentence().contains(QStringLiteral("held in memory"))); }();
    return m_page->model().conversation()->id;
  }

  void twoChats() {
    ask("first");
    waitForAnswer();
    m_page->newChatAction()->trigger();
    m_fixture->answerWith({"The circle ", "of the second."});
    ask("second");
    waitForAnswer();
    QTRY_COMPARE(m_page->list().model()->chats(), 2);
    QTRY_VERIFY(m_page->list().isVisible());
  }

  [[nodiscard]] QModelIndex find(const QString& title) const {
    const ChatListModel* model = m_page->list().model();
    for (int row = 0; row < model->rowCount(); ++row) {
      if (model->index(row, 0).data().toString() == title) return model->index(row, 0);
    }
    return {};
  }

  [[nodiscard]] QStringList titles() const {
    QStringList titles;
    const ChatListModel* model = m_page->list().model();
    for (int row = 0; row < model->rowCount(); ++row) {
      if (!model->index(row, 0).data(ChatListModel::IdRole).toString().isEmpty()) {
        titles.append(model->index(row, 0).data().toString());
      }
    }
    return titles;
  }

  [[nodiscard]] QString idOf(const char* title) const {
    return find(QLatin1String(title)).data(ChatListModel::IdRole).toString();
  }
  [[nodiscard]] QString current() const { return m_page->list().view()->currentIndex().data().toString(); }

  void choose(const char* title) {
    QListView* view = m_page->list().view();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier,
                      view->visualRect(find(QLatin1String(title))).center());
  }
};

BIFRONS_TEST(TestChatHistory)
#include "tst_chat_history.moc"
