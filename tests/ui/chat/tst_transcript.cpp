#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "ui/chat/answer_foot.h"
#include "ui/chat/answer_view.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/edit_note.h"
#include "ui/chat/end_follower.h"
#include "ui/chat/message_text.h"
#include "ui/chat/newest_pill.h"
#include "ui/chat/picture_viewer.h"
#include "ui/chat/question_view.h"
#include "ui/chat/transcript_view.h"
#include "ui/commands/action_registry.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/text_button.h"

using namespace ui;

/// The turns on the page: answers as they come, what can be done with them, and failures in their place.
class TestTranscript : public ChatPageTest {
  Q_OBJECT

 private Q_SLOTS:
  void sendsByEnterAndShowsTheAnswerAsMarkdown() {
    m_fixture->answerWith({"A **red** ", "circle.\n\n- one\n", "- two <b>x</b>"});
    ask("What is it?");
    QVERIFY(m_page->composer().text().isEmpty());
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle.\none\ntwo <b>x</b>"));
    QVERIFY(answer(0)->stageLine().isEmpty());
    QCOMPARE(answer(0)->text()->verticalScrollBar()->maximum(), 0);  // as tall as its document
  }

  void showsTheStageUntilTheFirstWord() {
    m_fixture->answerWith({"late"}, std::chrono::milliseconds(150));
    ask("x");
    QVERIFY(answer(0)->stageLine().startsWith(QStringLiteral("Waiting")));
    QTRY_VERIFY(answer(0)->stageLine().startsWith(QStringLiteral("Reading the prompt, 0")));
    waitForAnswer();
    QVERIFY(answer(0)->stageLine().isEmpty());
  }

  void escStopsAndTheTextIsKept() {
    m_fixture->answerForever();
    ask("x");
    QTRY_VERIFY(answer(0)->text()->plainText().size() > 6);
    QVERIFY(m_page->escape());
    waitForAnswer();
    QVERIFY(answer(0)->text()->plainText().size() > 6);
    QVERIFY(hasLabel(QStringLiteral("You stopped this answer after")));
    QVERIFY(!m_page->escape());
  }

  void copiesTheAnswer() {
    ask("x");
    waitForAnswer();
    QTest::mouseClick(button(answer(0), "Copy the answer"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("A red circle."));
  }

  void anAnswerIsMadeAgainAndBothVersionsStay() {
    ask("one");
    waitForAnswer();
    QVERIFY(answer(0)->foot()->versionWords().isEmpty());
    ask("two");
    waitForAnswer();
    m_fixture->answerWith({"New."});
    QTest::mouseClick(button(answer(0), "Answer again"), Qt::LeftButton);
    waitForAnswer();
    QCOMPARE(m_page->model().turns().size(), 1);  // what followed belongs to the other version
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("New."));
    QCOMPARE(answer(0)->foot()->versionWords(), QStringLiteral("2 of 2"));
    QVERIFY(!button(answer(0), "Newer version")->isEnabled());
    QTest::mouseClick(button(answer(0), "Older version"), Qt::LeftButton);
    QCOMPARE(answer(0)->foot()->versionWords(), QStringLiteral("1 of 2"));
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QCOMPARE(child<TranscriptView>()->builtTurns(), 2);
    QCOMPARE(m_page->model().turns().last().question, QStringLiteral("two"));
  }

  void aQuestionIsChangedAndBothVersionsStay() {
    ask("one");
    waitForAnswer();
    ask("two");
    waitForAnswer();
    m_page->composer().setText(QStringLiteral("a draft"));
    QTest::mouseClick(button(answer(0), "Change the question; both versions stay"), Qt::LeftButton);
    QVERIFY(child<EditNote>()->isVisible());
    QCOMPARE(m_page->composer().text(), QStringLiteral("one"));
    ask("another one");
    QVERIFY(!child<EditNote>()->isVisible());
    waitForAnswer();
    QCOMPARE(m_page->composer().text(), QStringLiteral("a draft"));
    QCOMPARE(m_page->model().turns().size(), 1);
    QCOMPARE(m_fixture->host.calls().last_text.turns.size(), std::size_t{1});
    QCOMPARE(answer(0)->foot()->versionWords(), QStringLiteral("2 of 2"));
  }

  void twoChangesInARowKeepTheDraft() {
    ask("one");
    waitForAnswer();
    ask("two");
    waitForAnswer();
    m_page->composer().setText(QStringLiteral("a draft"));
    for (int turn : {0, 1}) {
      QTest::mouseClick(button(answer(turn), "Change the question; both versions stay"), Qt::LeftButton);
    }
    QCOMPARE(m_page->composer().text(), QStringLiteral("two"));
    QVERIFY(m_page->escape());
    QCOMPARE(m_page->composer().text(), QStringLiteral("a draft"));
  }

  void aChangeThatIsCancelledLeavesEverything() {
    ask("one");
    waitForAnswer();
    m_page->composer().setText(QStringLiteral("a draft"));
    QTest::mouseClick(button(answer(0), "Change the question; both versions stay"), Qt::LeftButton);
    m_page->composer().setText(QStringLiteral("something else"));
    QVERIFY(m_page->escape());
    QVERIFY(!child<EditNote>()->isVisible());
    QCOMPARE(m_page->composer().text(), QStringLiteral("a draft"));
    QCOMPARE(m_page->model().turns().size(), 1);
  }

  void nothingElseIsAskedWhileAnAnswerIsWritten() {
    ask("one");
    waitForAnswer();
    m_fixture->answerForever();
    ask("two");
    QVERIFY(!button(answer(0), "Answer again")->isEnabled());
    m_page->model().stop();
    waitForAnswer();
    QVERIFY(button(answer(0), "Answer again")->isEnabled());
  }

  void anAnswerBecomesAPrompt() {
    m_fixture->answerWith({"A **red**\n\ncircle."});
    ask("x");
    waitForAnswer();
    QSignalSpy drawn(m_page.get(), &ChatPage::drawExampleChosen);
    textButton(answer(0), "Draw this")->click();
    QCOMPARE(drawn.count(), 1);
    QCOMPARE(drawn.first().first().toString(), QStringLiteral("A red circle."));
  }

  void aFailureIsANoteThatOffersToTryAgain() {
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "The picture does not fit.");
    });
    ask("x");
    waitForAnswer();
    auto* note = answer(0)->findChild<InlineNote*>();
    QVERIFY(note != nullptr && note->isVisible());
    QVERIFY(note->sentence().contains(QStringLiteral("The picture does not fit.")));
    m_fixture->script([](tests::FakeScript& script) { script.text_error.reset(); });
    note->findChild<TextButton*>()->click();
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QVERIFY(answer(0)->findChild<InlineNote*>() == nullptr);
  }

  void aQuestionThatFailedComesBackToBeChanged() {
    ask("one");
    waitForAnswer();
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::invalid_request, "The prompt is too long.");
    });
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    ask("much too long");
    waitForAnswer();
    m_page->composer().setText(QStringLiteral("draft"));
    TextButton* edit = textButton(answer(1), "Edit the question");
    QVERIFY(edit != nullptr && edit->isVisible());
    QTRY_VERIFY(!edit->visibleRegion().isEmpty());  // the note has just come; nobody can click it before it has its place
    QTest::mouseClick(edit, Qt::LeftButton);
    QCOMPARE(m_page->composer().text(), QStringLiteral("much too long"));
    QCOMPARE(m_page->composer().pictures().size(), 1);
    QCOMPARE(m_page->composer().thumbs().at(0)->accessibleName(), QStringLiteral("Picture 1"));
    QVERIFY(m_page->composer().edit()->hasFocus());
    m_fixture->script([](tests::FakeScript& script) { script.text_error.reset(); });
    ask("shorter");
    waitForAnswer();
    QCOMPARE(answer(1)->text()->plainText(), QStringLiteral("A red circle."));
    QVERIFY(answer(1)->foot()->versionWords().isEmpty());  // nothing was lost with the one that failed
    QCOMPARE(m_page->composer().text(), QStringLiteral("draft"));
  }

  void aFailedAnswerWithTextStaysAsAVersion() {
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
      script.text_error_after = 2;
    });
    ask("x");
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red"));
    m_fixture->script([](tests::FakeScript& script) { script.text_error.reset(); });
    QVERIFY(textButton(answer(0), "Try again")->isHidden());  // the note offers to go on, the foot to begin anew
    QTest::mouseClick(button(answer(0), "Answer again"), Qt::LeftButton);
    waitForAnswer();
    QCOMPARE(answer(0)->foot()->versionWords(), QStringLiteral("2 of 2"));
  }

  void aFailedAnswerWithTextGoesOn() {
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
      script.text_error_after = 2;
    });
    ask("x");
    waitForAnswer();
    m_fixture->script([](tests::FakeScript& script) { script.text_error.reset(); });
    TextButton* goOn = textButton(answer(0), "Continue");
    QVERIFY(goOn != nullptr && goOn->isVisible());
    goOn->click();
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QVERIFY(answer(0)->findChild<InlineNote*>() == nullptr);
    QVERIFY(answer(0)->foot()->versionWords().isEmpty());
  }

  void aStoppedAnswerGoesOnByKeyboard() {
    stopFirst();
    auto* link = answer(0)->findChild<LinkButton*>();
    QVERIFY(link != nullptr && link->isVisible());
    QCOMPARE(link->text(), QStringLiteral("Continue"));
    m_fixture->answerWith({"A red ", "circle."}, std::chrono::milliseconds(150));
    link->setFocus(Qt::TabFocusReason);
    QTest::keyClick(link, Qt::Key_Space);
    QVERIFY(answer(0)->text()->hasFocus());
    QTRY_VERIFY(!answer(0)->stageLine().isEmpty());  // as long as nothing new has come
    QVERIFY(!link->isVisible());
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red"));
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QVERIFY(answer(0)->stageLine().isEmpty());
    QVERIFY(!hasLabel(QStringLiteral("You stopped this answer")));
  }

  void onlyTheLastAnswerOffersToGoOn() {
    stopFirst();
    m_fixture->answerWith({"Yes."});
    ask("sure?");
    waitForAnswer();
    QVERIFY(hasLabel(QStringLiteral("You stopped this answer after 1 token. It is kept.")));
    QVERIFY(!answer(0)->findChild<LinkButton*>()->isVisible());
    QVERIFY(!answer(1)->findChild<LinkButton*>()->isVisible());
  }

  void anAnswerAtItsLimitOffersToGoOn() {
    auto options = m_page->model().options();
    options.max_new_tokens = 1;
    m_page->model().setOptions(options);
    ask("x");
    waitForAnswer();
    QVERIFY(hasLabel(QStringLiteral("This answer reached its limit of 1 token")));
    QVERIFY(answer(0)->findChild<LinkButton*>()->isVisible());
  }

  void thePaletteContinuesAnAnswer() {
    ActionRegistry actions(m_fixture->preferences);
    m_page->defineActions(actions);
    QAction* action = actions.find(QStringLiteral("chat.continue"));
    QVERIFY(action != nullptr && !action->isEnabled());
    QCOMPARE(ActionRegistry::whyOff(action), QStringLiteral("The last answer did not break off"));
    stopFirst();
    QVERIFY(action->isEnabled());
    m_fixture->answerWith({"A red ", "circle."});
    action->trigger();
    QCOMPARE(ActionRegistry::whyOff(action), QStringLiteral("An answer is being written"));
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red circle."));
    QVERIFY(!action->isEnabled());
  }

  void picturesAreShownInTheirTurnAndOpenLarge() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    ask("x");
    QVERIFY(m_page->composer().pictures().isEmpty());
    auto* thumb = child<TranscriptView>()->question(0)->findChild<PictureThumb*>();
    QVERIFY(thumb != nullptr);
    QCOMPARE(thumb->accessibleName(), QStringLiteral("Picture 1"));
    QTest::mouseClick(thumb, Qt::LeftButton);
    auto* viewer = child<PictureViewer>();
    QVERIFY(viewer->isVisible());
    QCOMPARE(viewer->caption(), QStringLiteral("red.png · 40 × 40"));
    QVERIFY(m_page->escape());
    QVERIFY(!viewer->isVisible());
    waitForAnswer();
  }

  void staysAtTheEndOnlyIfItWasThere() {
    m_page->resize(700, 320);
    m_fixture->answerWith(std::vector<std::string>(300, "word\n\n"), std::chrono::milliseconds(2));
    ask("x");
    auto* view = child<TranscriptView>();
    QScrollBar* bar = view->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 400);
    QVERIFY(view->follower().isAtEnd());
    QVERIFY(!view->follower().pill()->isVisible());
    bar->setValue(20);
    QVERIFY(view->follower().pill()->isVisible());
    const int maximum = bar->maximum();
    QTRY_VERIFY(bar->maximum() > maximum + 100);
    QCOMPARE(bar->value(), 20);
    QTest::mouseClick(view->follower().pill(), Qt::LeftButton);
    QVERIFY(view->follower().isAtEnd());
    const int later = bar->maximum();
    QTRY_VERIFY(bar->maximum() > later);
    QTRY_VERIFY(view->follower().isAtEnd());
    m_page->model().stop();
    waitForAnswer();
  }

  void keepsTheSelectionWhileTextStreamsIn() {
    m_fixture->answerWith(std::vector<std::string>(400, "some words "), std::chrono::milliseconds(2));
    ask("x");
    MessageText* text = answer(0)->text();
    QTRY_VERIFY(text->plainText().size() > 40);
    QTextCursor cursor = text->textCursor();
    cursor.setPosition(5);
    cursor.setPosition(15, QTextCursor::KeepAnchor);
    text->setTextCursor(cursor);
    const auto size = text->plainText().size();
    QTRY_VERIFY(text->plainText().size() > size + 50);
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("words some"));
    m_page->model().stop();
    waitForAnswer();
  }

 private:
  /// Asks, and stops the answer after "A red".
  void stopFirst() {
    m_fixture->answerWith({"A red ", "never said"}, std::chrono::milliseconds(200));
    ask("x");
    QTRY_COMPARE(m_page->model().turns().last().answer.text, QStringLiteral("A red "));
    m_page->model().stop();
    waitForAnswer();
  }
};

BIFRONS_TEST(TestTranscript)
#include "tst_transcript.moc"
