#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QObject>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_fixture.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/drop_frame.h"
#include "ui/chat/first_run_view.h"
#include "ui/chat/message_text.h"
#include "ui/chat/newest_pill.h"
#include "ui/chat/picture_viewer.h"
#include "ui/chat/sampling_popover.h"
#include "ui/chat/send_button.h"
#include "ui/chat/transcript_view.h"
#include "ui/chat/turn_views.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/value_slider.h"

using namespace ui;

class TestChatPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(m_folder.isValid());
    QVERIFY(testPicture().save(m_folder.filePath(QStringLiteral("red.png"))));
    QFile fake(m_folder.filePath(QStringLiteral("fake.png")));
    QVERIFY(fake.open(QIODevice::WriteOnly));
    fake.write("text");
  }

  void init() {
    m_fixture = std::make_unique<ChatFixture>();
    QVERIFY(m_fixture->loaded);
    makePage();
  }

  void cleanup() {
    m_page.reset();
    m_fixture.reset();
  }

  void showsTheFirstRunViewUntilTheFirstQuestion() {
    QVERIFY(child<FirstRunView>()->isVisible());
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
    QVERIFY(!m_page->newChatAction()->isEnabled());
    ask("What is it?");
    QVERIFY(!child<FirstRunView>()->isVisible());
    QCOMPARE(m_page->title(), QStringLiteral("What is it?"));
    waitForAnswer();
    m_page->newChatAction()->trigger();
    QVERIFY(child<FirstRunView>()->isVisible());
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
  }

  void examplesFillAnInputAndSendNothing() {
    auto* first = child<FirstRunView>();
    QTest::mouseClick(first->askExample(), Qt::LeftButton);
    QCOMPARE(m_page->composer().text(), first->askExample()->text());
    QSignalSpy chosen(m_page.get(), &ChatPage::drawExampleChosen);
    QTest::mouseClick(first->drawExample(), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QTest::mouseClick(first->sampleButton(), Qt::LeftButton);
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QTest::qWait(30);
    QCOMPARE(m_fixture->host.calls().texts, 0);
  }

  void bannerIsClosedForGood() {
    QVERIFY(child<ModelBanner>()->isVisible());
    m_fixture->bridge->unloadModel();
    QTRY_VERIFY(!child<ModelBanner>()->isVisible());  // it says what is loaded
    QVERIFY(m_fixture->load());
    QVERIFY(child<ModelBanner>()->isVisible());
    QTest::mouseClick(child<ModelBanner>()->findChild<QAbstractButton*>(), Qt::LeftButton);
    QVERIFY(!child<ModelBanner>()->isVisible());
    makePage();
    QVERIFY(!child<ModelBanner>()->isVisible());
  }

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

  void onlyTheLastAnswerCanBeMadeAgain() {
    ask("one");
    waitForAnswer();
    ask("two");
    waitForAnswer();
    QVERIFY(!button(answer(0), "Answer again")->isVisible());
    m_fixture->answerWith({"New."});
    QTest::mouseClick(button(answer(1), "Answer again"), Qt::LeftButton);
    waitForAnswer();
    QCOMPARE(answer(1)->text()->plainText(), QStringLiteral("New."));
    QCOMPARE(m_fixture->host.calls().last_text.turns.size(), std::size_t{3});
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
    QTest::mouseClick(edit, Qt::LeftButton);
    QCOMPARE(m_page->model().turns().size(), 1);
    QCOMPARE(m_page->composer().text(), QStringLiteral("much too long\ndraft"));
    QCOMPARE(m_page->composer().pictures().size(), 1);
    QCOMPARE(m_page->composer().thumbs().at(0)->accessibleName(), QStringLiteral("Picture 1"));
    QVERIFY(m_page->composer().edit()->hasFocus());
    QVERIFY(button(answer(0), "Answer again")->isVisible());  // the last one again
    m_fixture->script([](tests::FakeScript& script) { script.text_error.reset(); });
    ask("shorter");
    waitForAnswer();
    QCOMPARE(answer(1)->text()->plainText(), QStringLiteral("A red circle."));
  }

  void aFailedAnswerWithTextIsNotTakenBack() {
    m_fixture->script([](tests::FakeScript& script) {
      script.text_error = core::Error(core::ErrorKind::out_of_memory, "There is not enough memory.");
      script.text_error_after = 2;
    });
    ask("x");
    waitForAnswer();
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("A red"));
    QVERIFY(textButton(answer(0), "Try again")->isVisible());
    QVERIFY(!textButton(answer(0), "Edit the question")->isVisible());  // the text would go with the question
  }

  void aLowPageHidesTheKeyHint() {
    m_page->resize(1000, metrics::lowPage);
    QVERIFY(hasLabel(m_page->composer().hint()));
    m_page->resize(1000, metrics::lowPage - 1);
    QVERIFY(!hasLabel(m_page->composer().hint()));
  }

  void theFirstRunViewFitsItselfToTheRoom() {
    auto* first = child<FirstRunView>();
    QVERIFY(first->chooseButton()->isVisible());
    for (const int height : {700, 560, 522, 420, 340}) {
      m_page->resize(832, height);
      QCoreApplication::processEvents();
      QList<QRect> parts;
      for (TextButton* shown : first->findChildren<TextButton*>()) {
        if (shown->isVisible()) parts.append({shown->mapTo(m_page.get(), QPoint()), shown->size()});
      }
      QVERIFY(parts.size() >= 2);
      for (qsizetype i = 0; i < parts.size(); ++i) {
        QVERIFY2(parts[i].bottom() < m_page->composer().mapTo(m_page.get(), QPoint()).y(),
                 qPrintable(QString::number(height)));
        for (qsizetype other = 0; other < i; ++other) QVERIFY(!parts[i].intersects(parts[other]));
      }
      const QWidget* zone = first->chooseButton()->parentWidget();
      const QWidget* card = first->askExample()->parentWidget();
      const int zoneEnd = zone->isVisible() ? zone->mapTo(m_page.get(), QPoint(0, zone->height())).y() : 0;
      QVERIFY2(zoneEnd <= card->mapTo(m_page.get(), QPoint()).y(), qPrintable(QString::number(height)));
    }
  }

  void dropAttachesAPictureAndSaysItsCost() {
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(m_folder.filePath(QStringLiteral("red.png")))});
    QDragEnterEvent enter(QPoint(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(child<DropFrame>()->isVisible());
    QCOMPARE(child<DropFrame>()->words(), QStringLiteral("Drop to attach (38 positions)"));
    QDropEvent drop(QPointF(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drop);
    QVERIFY(!child<DropFrame>()->isVisible());
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QTRY_COMPARE(m_page->model().contextUsed(), 38);
  }

  void dropInsertsText() {
    QMimeData mime;
    mime.setText(QStringLiteral("from elsewhere"));
    QDragEnterEvent enter(QPoint(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QCOMPARE(child<DropFrame>()->words(), QStringLiteral("Drop to insert the text"));
    QDropEvent drop(QPointF(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drop);
    QCOMPARE(m_page->composer().text(), QStringLiteral("from elsewhere"));
  }

  void dragOfSomethingElseSaysThatItIsNothing() {
    QMimeData mime;
    mime.setData(QStringLiteral("application/x-thing"), "x");
    QDragEnterEvent enter(QPoint(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QCOMPARE(child<DropFrame>()->words(), QStringLiteral("This is not a picture or text"));
    QDragLeaveEvent leave;
    QApplication::sendEvent(m_page.get(), &leave);
    QVERIFY(!child<DropFrame>()->isVisible());
  }

  void aBadPictureGivesASentenceAboveTheComposer() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("fake.png"))});
    auto* note = child<InlineNote>();
    QTRY_VERIFY(note->isVisible());
    QVERIFY(note->sentence().startsWith(QStringLiteral("“fake.png” was not attached.")));
    QVERIFY(m_page->composer().pictures().isEmpty());
  }

  void whatWasRefusedIsForgottenWithTheNextPictureAndWithSending() {
    auto* note = child<InlineNote>();
    const auto refuse = [&] {
      m_page->openFiles({m_folder.filePath(QStringLiteral("fake.png"))});
      return QTest::qWaitFor([&] { return note->isVisible(); });
    };
    QVERIFY(refuse());
    QGuiApplication::clipboard()->setImage(testPicture());
    m_page->composer().edit()->paste();
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QVERIFY(!note->isVisible());
    QVERIFY(refuse());
    ask("x");
    QVERIFY(!note->isVisible());
    waitForAnswer();
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
    QVERIFY(view->isAtEnd());
    QVERIFY(!view->pill()->isVisible());
    bar->setValue(20);
    QVERIFY(view->pill()->isVisible());
    const int maximum = bar->maximum();
    QTRY_VERIFY(bar->maximum() > maximum + 100);
    QCOMPARE(bar->value(), 20);
    QTest::mouseClick(view->pill(), Qt::LeftButton);
    QVERIFY(view->isAtEnd());
    const int later = bar->maximum();
    QTRY_VERIFY(bar->maximum() > later);
    QTRY_VERIFY(view->isAtEnd());
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

  void samplingChangesTheNextRequest() {
    auto* popover = child<SamplingPopover>();
    QVERIFY(!popover->isVisible());
    QTest::mouseClick(m_page->composer().samplingButton(), Qt::LeftButton);
    QVERIFY(popover->isVisible());
    popover->temperature()->setValue(0.5);
    popover->topP()->setValue(0.9);
    popover->topK()->setValue(7);
    popover->mostTokens()->setValue(2);
    QLineEdit* seed = popover->seed()->edit();
    seed->selectAll();
    QTest::keyClicks(seed, QStringLiteral("99999999999999999999"));  // larger than any seed
    QVERIFY(popover->seed()->hint().contains(QStringLiteral("stays in use")));
    seed->selectAll();
    QTest::keyClicks(seed, QStringLiteral("47x11"));
    QVERIFY(popover->seed()->lock()->isChecked());
    QVERIFY(m_page->escape());
    QVERIFY(!popover->isVisible());
    ask("x");
    waitForAnswer();
    const auto options = m_fixture->host.calls().last_text.options;
    QCOMPARE(options.sampling.temperature, 0.5F);
    QCOMPARE(options.sampling.top_p, 0.9F);
    QCOMPARE(options.sampling.top_k, 7);
    QCOMPARE(options.sampling.seed, 4711U);
    QCOMPARE(options.max_new_tokens, 2);
    QTest::mouseClick(popover->defaults(), Qt::LeftButton);
    QCOMPARE(m_page->model().options().max_new_tokens, 2000);
  }

  void closesDuringAnAnswerInLessThanTwoSeconds() {
    m_fixture->answerForever();
    ask("x");
    QTRY_VERIFY(!answer(0)->text()->plainText().isEmpty());
    QElapsedTimer timer;
    timer.start();
    m_page.reset();
    m_fixture->bridge.reset();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QTest::qWait(20);
  }

  void everyControlHasANameAndTabReachesTheComposer() {
    ask("x");
    waitForAnswer();
    for (const auto* button : m_page->findChildren<QAbstractButton*>()) {
      const bool named = !button->accessibleName().isEmpty() || !button->text().isEmpty();
      QVERIFY2(named, button->metaObject()->className());
    }
    m_page->focusInput();
    QVERIFY(m_page->composer().edit()->hasFocus());
    m_page->composer().takePicture(testPicture(), QStringLiteral("a"));
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    m_page->composer().setText(QStringLiteral("next"));
    const QList<QWidget*> wanted{m_page->composer().thumbs().first(), m_page->composer().attachButton(),
                                 m_page->composer().samplingButton(), m_page->composer().sendButton()};
    for (QWidget* next : wanted) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      QCOMPARE(QApplication::focusWidget(), next);
    }
    child<TranscriptView>()->setFocus();
    const QList<QWidget*> inTurn = child<TranscriptView>()->question(0)->focusOrder() + answer(0)->focusOrder();
    for (QWidget* next : inTurn) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      QCOMPARE(QApplication::focusWidget(), next);
    }
  }

 private:
  void makePage() {
    m_page.reset();
    m_page = std::make_unique<ChatPage>(*m_fixture->bridge, m_fixture->preferences);
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
  }

  template <typename Widget>
  Widget* child() const {
    return m_page->findChild<Widget*>();
  }
  AnswerView* answer(int turn) const { return child<TranscriptView>()->answer(turn); }
  static QAbstractButton* button(QWidget* in, const char* name) {
    for (auto* candidate : in->findChildren<QAbstractButton*>()) {
      if (candidate->accessibleName() == QLatin1String(name)) return candidate;
    }
    return nullptr;
  }
  static TextButton* textButton(QWidget* in, const char* text) {
    for (auto* candidate : in->findChildren<TextButton*>()) {
      if (candidate->text() == QLatin1String(text)) return candidate;
    }
    return nullptr;
  }
  bool hasLabel(const QString& start) const {
    for (const auto* label : m_page->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().startsWith(start)) return true;
    }
    return false;
  }
  void ask(const char* question) {
    m_page->composer().setText(QString::fromLatin1(question));
    QTest::keyClick(m_page->composer().edit(), Qt::Key_Return);
  }
  void waitForAnswer() { QTRY_VERIFY(!m_page->model().isAnswering()); }

  QTemporaryDir m_folder;
  std::unique_ptr<ChatFixture> m_fixture;
  std::unique_ptr<ChatPage> m_page;
};

BIFRONS_TEST(TestChatPage)
#include "tst_chat_page.moc"
