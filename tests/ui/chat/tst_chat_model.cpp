#include <QObject>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_fixture.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_model.h"

using ui::AnswerState;
using ui::AttachedPicture;
using ui::ChatModel;

namespace {

AttachedPicture picture() {
  return {.pixels = std::make_shared<const core::image::PixelImage>(ui::toPixelImage(testPicture())),
          .view = testPicture(),
          .thumb = testPicture(),
          .name = QStringLiteral("red.png")};
}

}  // namespace

class TestChatModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    m_fixture = std::make_unique<ChatFixture>();
    QVERIFY(m_fixture->loaded);
    m_model = std::make_unique<ChatModel>(*m_fixture->bridge);
  }

  void cleanup() {
    m_model.reset();
    m_fixture.reset();
  }

  void asksAndKeepsTheAnswerWithItsFigures() {
    QSignalSpy answering(m_model.get(), &ChatModel::answeringChanged);
    QVERIFY(m_model->ask(QStringLiteral("  What is it?\n"), {picture()}));
    QVERIFY(m_model->isAnswering());
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Waiting);
    waitForAnswer();
    const ui::ChatTurn& turn = m_model->turns().at(0);
    QCOMPARE(turn.question, QStringLiteral("What is it?"));
    QCOMPARE(turn.answer.text, QStringLiteral("A red circle."));
    QVERIFY(turn.answer.state == AnswerState::Finished);
    QCOMPARE(turn.answer.tokens, 3);
    QCOMPARE(answering.count(), 2);
    const auto request = m_fixture->host.calls().last_text;
    QCOMPARE(request.turns.size(), std::size_t{1});
    QCOMPARE(request.turns[0].text, std::string("What is it?"));
    QCOMPARE(request.turns[0].pictures.size(), std::size_t{1});
  }

  void tellsTheModelTheTurnsBefore() {
    m_model->ask(QStringLiteral("one"), {picture()});
    waitForAnswer();
    m_model->ask(QStringLiteral("two"), {});
    waitForAnswer();
    const auto turns = m_fixture->host.calls().last_text.turns;
    QCOMPARE(turns.size(), std::size_t{3});
    QVERIFY(turns[1].role == core::engine::Role::assistant);
    QCOMPARE(turns[1].text, std::string("A red circle."));
    QCOMPARE(turns[2].text, std::string("two"));
  }

  void numbersPicturesThroughTheConversation() {
    m_model->ask(QStringLiteral("one"), {picture(), picture()});
    QCOMPARE(m_model->nextPictureNumber(), 3);
    waitForAnswer();
    m_model->ask(QStringLiteral("two"), {picture()});
    QCOMPARE(m_model->turns().at(1).firstPicture, 3);
    waitForAnswer();
    QCOMPARE(m_model->nextPictureNumber(), 4);
  }

  void refusesToAskNothingOrTwoThingsAtOnce() {
    m_fixture->answerForever();
    QVERIFY(!m_model->ask(QStringLiteral("  \n "), {}));
    QVERIFY(m_model->ask(QStringLiteral("one"), {}));
    QVERIFY(!m_model->ask(QStringLiteral("two"), {}));
    QVERIFY(!m_model->answerAgain(0));
    QVERIFY(!m_model->beginEdit(0));
    QCOMPARE(m_model->turns().size(), 1);
  }

  void keepsTheTextWhenItIsStopped() {
    m_fixture->answerForever();
    m_model->ask(QStringLiteral("x"), {});
    QTRY_VERIFY(m_model->turns().at(0).answer.text.size() > 5);
    m_model->stop();
    waitForAnswer();
    const ui::ChatAnswer& answer = m_model->turns().at(0).answer;
    QVERIFY(answer.state == AnswerState::Stopped);
    QVERIFY(answer.text.size() > 5);
    QCOMPARE(answer.text.size(), answer.tokens * 3);
    QVERIFY(m_model->turns().at(0).isTold());
  }

  void goesOnWithAStoppedAnswer() {
    stopAfterTwo();
    const ui::ChatTurn before = m_model->turns().at(0);
    QCOMPARE(before.answer.text, QStringLiteral("A red "));
    m_fixture->answerWith({"A ", "red ", "circle ", "on black."});
    const quint64 next = m_model->options().sampling.seed;
    QVERIFY(m_model->continueAnswer());
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red "));
    QVERIFY(!m_model->continueAnswer());
    waitForAnswer();
    const ui::ChatTurn& turn = m_model->turns().at(0);
    QCOMPARE(turn.answer.text, QStringLiteral("A red circle on black."));
    QVERIFY(turn.answer.state == AnswerState::Finished);
    QCOMPARE(turn.answer.tokens, 4);
    QCOMPARE(turn.answer.positions, 1 + 38 + 4);
    QVERIFY(turn.answer.seconds >= before.answer.seconds);
    QCOMPARE(turn.answer.secondsToFirstToken, before.answer.secondsToFirstToken);
    QCOMPARE(turn.id, before.id);
    QCOMPARE(m_model->conversation()->versions(0).size(), 1);
    const auto request = m_fixture->host.calls().last_text;
    QCOMPARE(request.turns.size(), std::size_t{2});
    QCOMPARE(request.turns[0].pictures.size(), std::size_t{1});
    QVERIFY(request.turns[1].role == core::engine::Role::assistant);
    QCOMPARE(request.turns[1].text, std::string("A red "));
    QCOMPARE(request.options.sampling.seed, before.seed);
    QCOMPARE(turn.seed, before.seed);
    QCOMPARE(m_model->options().sampling.seed, next);  // it is the one of the next question
    QVERIFY(!m_model->continueAnswer());               // it is whole now
  }

  void goesOnBehindTheLimitAndAgain() {
    auto options = m_model->options();
    options.max_new_tokens = 2;
    m_model->setOptions(options);
    m_fixture->answerWith({"a ", "b ", "c ", "d ", "e."});
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    for (int part = 1; part < 3; ++part) {
      QVERIFY(m_model->turns().at(0).answer.state == AnswerState::LengthLimit);
      QCOMPARE(m_model->turns().at(0).answer.tokens, 2 * part);
      QVERIFY(m_model->continueAnswer());
      waitForAnswer();
    }
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("a b c d e."));
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Finished);
  }

  void aContinuedAnswerIsStoppedAndKeptAgain() {
    stopAfterTwo();
    m_fixture->answerForever();
    m_fixture->script([](tests::FakeScript& script) { script.pieces.insert(script.pieces.begin(), {"A ", "red "}); });
    QVERIFY(m_model->continueAnswer());
    QTRY_VERIFY(m_model->turns().at(0).answer.text.startsWith(QStringLiteral("A red ab ab ")));
    m_model->stop();
    waitForAnswer();
    const ui::ChatAnswer& answer = m_model->turns().at(0).answer;
    QVERIFY(answer.state == AnswerState::Stopped);
    QVERIFY(answer.text.startsWith(QStringLiteral("A red ab ab ")));
    QCOMPARE(answer.tokens, 2 + (answer.text.size() - 6) / 3);
  }

  void oneThatIsStoppedBeforeItGoesOnIsAsItWas() {
    stopAfterTwo();
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
      script.pieces = {"A ", "red ", "circle ", "on black."};
      script.text_error_after = 1;
    });
    QVERIFY(m_model->continueAnswer());
    waitForAnswer();
    const ui::ChatAnswer failed = m_model->turns().at(0).answer;
    QVERIFY(failed.state == AnswerState::Failed && failed.tokens == 0);
    m_fixture->script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(20); });
    const auto drawing = m_fixture->bridge->generateImages({.prompt = "a circle"});  // the answer has to wait
    QVERIFY(m_model->continueAnswer());
    m_model->stop();
    waitForAnswer();
    const ui::ChatAnswer& answer = m_model->turns().at(0).answer;
    QVERIFY(answer.state == AnswerState::Failed);
    QCOMPARE(answer.text, failed.text);
    QCOMPARE(answer.errorSentence, failed.errorSentence);
    QVERIFY(answer.errorKind == core::ErrorKind::out_of_memory);
    m_fixture->bridge->stop(drawing);
    QVERIFY(m_model->canContinue());
  }

  void aFailureWhileItGoesOnKeepsWhatIsThere() {
    stopAfterTwo();
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
      script.pieces = {"A ", "red ", "circle ", "on black."};
    });
    QVERIFY(m_model->continueAnswer());
    waitForAnswer();
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Failed);
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red "));
    QCOMPARE(m_model->turns().at(0).answer.tokens, 2);
    m_fixture->script([](tests::FakeScript& script) { script.text_error_after = 1; });
    QVERIFY(m_model->continueAnswer());
    waitForAnswer();
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red circle "));
    QCOMPARE(m_model->turns().at(0).answer.tokens, 0);  // nobody counted
    m_fixture->script([](tests::FakeScript& script) { script.text_error.reset(); });
    QVERIFY(m_model->continueAnswer());
    waitForAnswer();
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red circle on black."));
    QCOMPARE(m_model->turns().at(0).answer.tokens, 4);
    QCOMPARE(m_model->turns().at(0).answer.seconds, 0.0);  // unknown, since a part of it is
    QVERIFY(m_model->turns().at(0).answer.errorSentence.isEmpty());
  }

  void theHalfOfACharacterIsWrittenAnew() {
    m_fixture->answerWith({"A ", "\xEF\xBF\xBD"});
    auto options = m_model->options();
    options.max_new_tokens = 2;
    m_model->setOptions(options);
    m_fixture->script([](tests::FakeScript& script) { script.pieces.push_back("never"); });
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    QVERIFY(m_model->turns().at(0).answer.text.endsWith(QChar::ReplacementCharacter));
    m_fixture->answerWith({"A ", "\xC3\xA9t\xC3\xA9"});
    QVERIFY(m_model->continueAnswer());
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.turns.back().text, std::string("A "));
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A été"));
  }

  void onlyTheLastAnswerGoesOn() {
    QVERIFY(!m_model->continueAnswer());  // there is none
    stopAfterTwo();
    m_fixture->answerWith({"Yes."});
    m_model->ask(QStringLiteral("sure?"), {});
    waitForAnswer();
    QVERIFY(!m_model->continueAnswer());
    m_fixture->answerWith({"Never said."}, std::chrono::seconds(1));
    m_model->ask(QStringLiteral("really?"), {});
    m_model->stop();
    waitForAnswer();
    QVERIFY(!m_model->canContinue());  // there is no word to go on from
  }

  void keepsThePictureWhenItIsStoppedBeforeTheFirstWord() {
    m_fixture->answerWith({"Never said."}, std::chrono::seconds(1));
    m_model->ask(QStringLiteral("what is it?"), {picture()});
    m_model->stop();
    waitForAnswer();
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Stopped);
    QVERIFY(m_model->turns().at(0).answer.text.isEmpty());
    QCOMPARE(m_model->nextPictureNumber(), 2);
    m_fixture->answerWith({"A circle."});
    m_model->ask(QStringLiteral("and now?"), {picture()});
    waitForAnswer();
    const auto turns = m_fixture->host.calls().last_text.turns;
    QCOMPARE(turns.size(), std::size_t{1});
    QCOMPARE(turns[0].text, std::string("and now?"));
    QCOMPARE(turns[0].pictures.size(), std::size_t{2});
    QCOMPARE(m_model->turns().at(1).firstPicture, 2);
  }

  void tellsALimitFromAnEnd() {
    auto options = m_model->options();
    options.max_new_tokens = 2;
    m_model->setOptions(options);
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::LengthLimit);
  }

  void keepsAFailedQuestionAndDoesNotTellItLater() {
    auto script = m_fixture->host.script();
    script.text_error = core::Error(core::ErrorKind::invalid_request, "The prompt has 600 positions.");
    m_fixture->host.set_script(script);
    m_model->ask(QStringLiteral("long"), {picture()});
    waitForAnswer();
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Failed);
    QCOMPARE(m_model->turns().at(0).answer.errorSentence, QStringLiteral("The prompt has 600 positions."));
    script.text_error.reset();
    m_fixture->host.set_script(script);
    m_model->ask(QStringLiteral("short"), {picture()});
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.turns.size(), std::size_t{1});
    QCOMPARE(m_model->turns().at(1).firstPicture, 1);  // as the model counts them
  }

  void answersAgainWithTheSameQuestionAndKeepsBoth() {
    m_model->ask(QStringLiteral("x"), {picture()});
    waitForAnswer();
    m_fixture->answerWith({"Another."});
    QVERIFY(m_model->answerAgain(0));
    waitForAnswer();
    QCOMPARE(m_model->turns().size(), 1);
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("Another."));
    QCOMPARE(m_model->turns().at(0).pictures.size(), 1);
    QCOMPARE(m_fixture->host.calls().texts, 2);
    QCOMPARE(m_fixture->host.calls().last_text.turns.size(), std::size_t{1});
    QCOMPARE(m_model->conversation()->versions(0).size(), 2);
    m_model->stepVersion(0, -1);
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red circle."));
    m_model->stepVersion(0, -1);  // there is none
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red circle."));
    m_model->stepVersion(0, 1);
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("Another."));
  }

  void anAnswerWithoutAWordIsReplaced() {
    m_fixture->answerWith({"Never said."}, std::chrono::seconds(1));
    m_model->ask(QStringLiteral("x"), {});
    m_model->stop();
    waitForAnswer();
    m_fixture->answerWith({"Said."});
    QVERIFY(m_model->answerAgain(0));
    waitForAnswer();
    QCOMPARE(m_model->conversation()->versions(0).size(), 1);
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("Said."));
  }

  void aChangedQuestionIsAskedInThePlaceOfTheOldOne() {
    m_model->ask(QStringLiteral("one"), {picture()});
    waitForAnswer();
    m_model->ask(QStringLiteral("two"), {picture()});
    waitForAnswer();
    QVERIFY(m_model->beginEdit(0));
    QCOMPARE(m_model->nextPictureNumber(), 1);
    QVERIFY(m_model->ask(QStringLiteral("uno"), {picture()}));
    QVERIFY(!m_model->edited());
    waitForAnswer();
    QCOMPARE(m_model->turns().size(), 1);
    QCOMPARE(m_fixture->host.calls().last_text.turns.size(), std::size_t{1});
    m_model->stepVersion(0, -1);
    QCOMPARE(m_model->turns().size(), 2);
    QCOMPARE(m_model->turns().at(1).question, QStringLiteral("two"));
    QCOMPARE(m_model->turns().at(1).firstPicture, 2);
  }

  void tellsTheModelTheSystemPromptOfTheChat() {
    m_model->setSystem(QStringLiteral("Be short."));
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.system.value_or("none"), std::string("Be short."));
    m_model->startNewChat();
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    QVERIFY(!m_fixture->host.calls().last_text.system.has_value());
  }

  void changesTheSeedUnlessItIsLocked() {
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    const auto first = m_fixture->host.calls().last_text.options.sampling.seed;
    m_model->answerAgain(0);
    waitForAnswer();
    QVERIFY(m_fixture->host.calls().last_text.options.sampling.seed != first);
    m_model->setSeedLocked(true);
    const auto locked = m_model->options().sampling.seed;
    for (int i = 0; i < 2; ++i) {
      m_model->answerAgain(0);
      waitForAnswer();
      QCOMPARE(m_fixture->host.calls().last_text.options.sampling.seed, locked);
    }
  }

  void takesTheDefaultsOfAnotherModel() {
    m_fixture->script([](tests::FakeScript& script) {
      script.info.folder = "/models/other";
      script.info.text_defaults.sampling.temperature = 0.7F;
      script.info.text_defaults.max_new_tokens = 64;
    });
    QVERIFY(m_fixture->load());
    QCOMPARE(m_model->options().sampling.temperature, 0.7F);
    QCOMPARE(m_model->options().max_new_tokens, 64);
  }

  void keepsTheOptionsWhenTheSameModelIsLoadedAgain() {
    auto options = m_model->options();
    options.sampling.temperature = 1.3F;
    options.max_new_tokens = 77;
    m_model->setOptions(options);
    QVERIFY(m_fixture->load({.threads = 2}));
    QCOMPARE(m_model->options().sampling.temperature, 1.3F);
    QCOMPARE(m_model->options().max_new_tokens, 77);
  }

  void keepsWhatWasSetBeforeTheFirstModelWasThere() {
    tests::UiFixture fixture;
    ChatModel touched(*fixture.bridge);
    ChatModel untouched(*fixture.bridge);
    auto options = touched.options();
    options.sampling.temperature = 1.3F;
    touched.setOptions(options);
    QVERIFY(fixture.load());
    QCOMPARE(touched.options().sampling.temperature, 1.3F);
    QCOMPARE(untouched.options().max_new_tokens, 2000);
  }

  void leavesOutTheOldestTurnsOfAFullContext() {
    auto options = m_model->options();
    options.max_new_tokens = 100;
    m_model->setOptions(options);
    m_fixture->answerWith(std::vector<std::string>(90, "word "));
    for (int i = 0; i < 5; ++i) {  // 512 positions, each turn takes 91
      m_model->ask(QString::number(i), {});
      waitForAnswer();
      QVERIFY(m_model->turns().at(i).answer.state == AnswerState::Finished);
      QCOMPARE(m_model->turns().at(i).answer.ownPositions, 91);
    }
    QTRY_COMPARE(m_model->firstTold(), 2);
    QCOMPARE(m_fixture->host.calls().last_text.turns.size(), std::size_t{7});
    QCOMPARE(m_fixture->host.calls().last_text.turns.front().text, std::string("1"));
    QTRY_COMPARE(m_model->contextUsed(), 3 * 91);
    QCOMPARE(m_model->turns().size(), 5);  // all of it is still there to be read
  }

  void countsTheDraftWithTheConversation() {
    QSignalSpy counted(m_model.get(), &ChatModel::contextChanged);
    m_model->setDraft(QStringLiteral("one two"), {picture()});
    QTRY_COMPARE(m_model->contextUsed(), 2 + 38);
    QCOMPARE(m_model->picturesInContext(), 1);
    m_model->setDraft({}, {});
    QTRY_COMPARE(m_model->contextUsed(), 0);
    m_model->ask(QStringLiteral("one two three"), {});
    waitForAnswer();
    QTRY_COMPARE(m_model->contextUsed(), 3 + 3);  // the question's words and the answer's tokens
    QCOMPARE(m_model->contextLength(), 512);
  }

  void countsOnlyTheTurnsThatAreTold() {
    m_model->ask(QStringLiteral("one two three"), {});
    waitForAnswer();
    m_model->ask(QStringLiteral("four"), {});
    waitForAnswer();
    QCOMPARE(m_model->contextUsed(), 3 + 3 + 1 + 3);
    m_model->beginEdit(1);
    QTRY_COMPARE(m_model->contextUsed(), 3 + 3);
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "The picture does not fit.");
    });
    m_model->ask(QStringLiteral("five"), {});
    waitForAnswer();
    QCOMPARE(m_model->contextUsed(), 3 + 3);  // a question without an answer is not told
    m_model->startNewChat();
    m_model->setDraft(QStringLiteral("x"), {});
    QTRY_COMPARE(m_model->contextUsed(), 1);
    m_model->setDraft({}, {});
    QTRY_COMPARE(m_model->contextUsed(), 0);
  }

  void countsWhatWasWrittenBeforeAFailure() {
    m_model->ask(QStringLiteral("one two three"), {});
    waitForAnswer();
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
      script.text_error_after = 2;
    });
    m_model->ask(QStringLiteral("four"), {picture()});
    waitForAnswer();
    QCOMPARE(m_model->turns().last().answer.text, QStringLiteral("A red "));
    QTRY_COMPARE(m_model->contextUsed(), 3 + 3 + 1 + 38 + 2);
    m_model->setDraft(QStringLiteral("five"), {});
    QTRY_COMPARE(m_model->contextUsed(), 3 + 3 + 1 + 38 + 2 + 1);
    m_model->setDraft({}, {});
    QTRY_COMPARE(m_model->contextUsed(), 3 + 3 + 1 + 38 + 2);
  }

  void asksOnceForManyKeystrokes() {
    for (int i = 0; i < 50; ++i) m_model->setDraft(QStringLiteral("a").repeated(i + 1), {});
    QTRY_COMPARE(m_model->contextUsed(), 1);
    QCOMPARE(m_fixture->host.calls().counts, 1);
  }

  void anAnswerGoesOnWhenAnotherChatIsShown() {
    m_fixture->answerForever();
    m_model->ask(QStringLiteral("x"), {});
    QTRY_VERIFY(!m_model->turns().at(0).answer.text.isEmpty());
    const ui::ConversationPtr first = m_model->conversation();
    m_model->startNewChat();
    QVERIFY(m_model->turns().isEmpty());
    QVERIFY(!m_model->isAnswering());
    const auto size = first->turns.at(0).answer.text.size();
    QTRY_VERIFY(first->turns.at(0).answer.text.size() > size);
    auto stored = std::make_shared<ui::Conversation>(*first);  // as it comes from the database
    stored->job = 0;
    m_model->show(stored);
    QVERIFY(m_model->conversation() == first);
    QVERIFY(m_model->isAnswering());
    m_model->stop();
    waitForAnswer();
    QVERIFY(first->turns.at(0).answer.state == AnswerState::Stopped);
  }

  void asksInAnotherChatMeanwhile() {
    m_fixture->answerForever();
    m_model->ask(QStringLiteral("x"), {});
    QTRY_VERIFY(!m_model->turns().at(0).answer.text.isEmpty());
    const ui::ConversationPtr first = m_model->conversation();
    m_model->startNewChat();
    QVERIFY(m_model->ask(QStringLiteral("y"), {}));
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Waiting);
    m_fixture->answerWith({"Short."});
    m_model->close(first->id);
    waitForAnswer();
    QVERIFY(!m_model->turns().at(0).answer.text.isEmpty());
    QVERIFY(!first->turns.at(0).answer.isOpen());
  }

  void anEmptyChatIsNotChangedForAnother() {
    const QString id = m_model->conversation()->id;
    m_model->startNewChat();
    QCOMPARE(m_model->conversation()->id, id);
  }

  void waitsForPicturesOfAnEarlierTime() {
    auto stored = std::make_shared<ui::Conversation>();
    stored->id = QStringLiteral("stored");
    ui::ChatTurn turn;
    turn.id = QStringLiteral("t");
    turn.question = QStringLiteral("one");
    turn.answer = {.state = AnswerState::Finished, .text = QStringLiteral("A circle.")};
    turn.pictures = {{.name = QStringLiteral("red.png"), .file = QStringLiteral("aa/red.png")}};
    stored->setTurns({turn}, turn.id);
    QSignalSpy wanted(m_model.get(), &ChatModel::picturesWanted);
    m_model->show(stored);
    m_model->ask(QStringLiteral("two"), {});
    QVERIFY(m_model->isAnswering());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_fixture->host.calls().texts, 0);
    AttachedPicture read = picture();
    read.file = QStringLiteral("aa/red.png");
    m_model->takePicture(read);
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.turns.at(0).pictures.size(), std::size_t{1});
    QVERIFY(m_fixture->host.calls().last_text.turns.at(0).pictures.at(0) != nullptr);
  }

  void aPictureThatIsGoneFailsTheAnswerAndTheQuestionStays() {
    auto stored = std::make_shared<ui::Conversation>();
    ui::ChatTurn turn;
    turn.id = QStringLiteral("t");
    turn.answer = {.state = AnswerState::Finished, .text = QStringLiteral("A circle.")};
    turn.pictures = {{.name = QStringLiteral("red.png"), .file = QStringLiteral("aa/red.png")}};
    stored->setTurns({turn}, turn.id);
    m_model->show(stored);
    m_model->ask(QStringLiteral("two"), {});
    m_model->missPicture(QStringLiteral("aa/red.png"), QStringLiteral("It is gone."));
    QVERIFY(!m_model->isAnswering());
    QVERIFY(m_model->turns().last().answer.state == AnswerState::Failed);
    QCOMPARE(m_model->turns().last().answer.errorSentence, QStringLiteral("It is gone."));
    QCOMPARE(m_model->turns().last().question, QStringLiteral("two"));
  }

  void waitsForAModelThatIsBeingLoaded() {
    auto script = m_fixture->host.script();
    script.load_delay = std::chrono::milliseconds(100);
    m_fixture->host.set_script(script);
    m_fixture->bridge->loadModel({});
    m_model->ask(QStringLiteral("x"), {});
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Waiting);
    waitForAnswer();
    QCOMPARE(m_model->turns().at(0).answer.text, QStringLiteral("A red circle."));
  }

  void saysThatThereIsNoModel() {
    m_fixture->bridge->unloadModel();
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    QVERIFY(m_model->turns().at(0).answer.state == AnswerState::Failed);
    QVERIFY(!m_model->turns().at(0).answer.errorSentence.isEmpty());
  }

  void changesFewTimesForAThousandPieces() {
    m_fixture->answerWith(std::vector<std::string>(1000, "a "));
    QSignalSpy changed(m_model.get(), &ChatModel::answerChanged);
    m_model->ask(QStringLiteral("x"), {});
    waitForAnswer();
    QCOMPARE(m_model->turns().at(0).answer.text.size(), 2000);
    QVERIFY2(changed.count() < 100, qPrintable(QString::number(changed.count())));
  }

 private:
  /// Asks about a picture and stops the answer behind two pieces, "A red ".
  void stopAfterTwo() {
    m_fixture->answerWith({"A ", "red ", "never said"}, std::chrono::milliseconds(200));
    m_model->ask(QStringLiteral("what?"), {picture()});
    QTRY_COMPARE(m_model->turns().last().answer.text, QStringLiteral("A red "));
    m_model->stop();
    waitForAnswer();
    QVERIFY(m_model->turns().last().answer.state == AnswerState::Stopped);
  }

  void waitForAnswer() { QTRY_VERIFY(!m_model->isAnswering()); }

  std::unique_ptr<ChatFixture> m_fixture;
  std::unique_ptr<ChatModel> m_model;
};

BIFRONS_TEST(TestChatModel)
#include "tst_chat_model.moc"
