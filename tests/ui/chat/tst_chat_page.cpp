#include <QFile>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QUrl>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "ui/chat/answer_view.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/conversation_pane.h"
#include "ui/chat/drop_frame.h"
#include "ui/chat/first_run_view.h"
#include "ui/chat/message_text.h"
#include "ui/chat/question_view.h"
#include "ui/chat/sampling_popover.h"
#include "ui/chat/send_button.h"
#include "ui/chat/transcript_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/value_slider.h"

using namespace ui;

/// The page around its turns: first run, what is dropped on it or refused, sampling, focus.
class TestChatPage : public ChatPageTest {
  Q_OBJECT

 private Q_SLOTS:
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

  void theExamplesAreForTheModelThatIsLoaded() {
    auto* view = child<FirstRunView>();
    QCOMPARE(view->askExample()->text(), QStringLiteral("Where is the red circle?"));
    m_fixture->script([](tests::FakeScript& script) { script.info.built_in = false; });
    QVERIFY(m_fixture->load({.folder = "/models/janus"}));
    QCOMPARE(view->askExample()->text(), QStringLiteral("What is in this picture?"));
    QVERIFY(!view->drawExample()->text().contains(QStringLiteral("circle")));
    QVERIFY(!hasLabel(QStringLiteral("The built-in model")));
  }

  void aNewChatBeginsWithoutTheDraftOfTheOld() {
    ask("What is it?");
    waitForAnswer();
    m_page->composer().setText(QStringLiteral("half a question"));
    m_page->newChatAction()->trigger();
    QCOMPARE(m_page->title(), QStringLiteral("New chat"));
    QVERIFY(m_page->composer().text().isEmpty());
    QCOMPARE(m_page->model().nextPictureNumber(), 1);
  }

  void filesAreChosenInADialogThatDoesNotBlock() {
    QTest::mouseClick(m_page->composer().attachButton(), Qt::LeftButton);
    auto* dialog = child<QFileDialog>();
    QVERIFY(dialog != nullptr && dialog->fileMode() == QFileDialog::ExistingFiles);
    Q_EMIT dialog->filesSelected({m_folder.filePath(QStringLiteral("red.png"))});
    dialog->close();
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QTRY_VERIFY(child<QFileDialog>() == nullptr);
    QTest::mouseClick(m_page->composer().attachButton(), Qt::LeftButton);
    QCOMPARE(child<QFileDialog>()->directory().absolutePath(), m_folder.path());  // where the last one was
    child<QFileDialog>()->close();
  }

  void theTitleIsOneLine() {
    ask("What\nis \n it?");
    QCOMPARE(m_page->title(), QStringLiteral("What is it?"));
    waitForAnswer();
  }

  void examplesFillAnInputAndSendNothing() {
    auto* first = child<FirstRunView>();
    QTest::mouseClick(first->askExample(), Qt::LeftButton);
    QCOMPARE(m_page->composer().text(), first->askExample()->text());
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);  // the sample that it asks about
    QSignalSpy chosen(m_page.get(), &ChatPage::drawExampleChosen);
    QTest::mouseClick(first->drawExample(), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QTest::mouseClick(first->sampleButton(), Qt::LeftButton);
    QTRY_COMPARE(m_page->composer().pictures().size(), 2);
    QTest::qWait(30);
    QCOMPARE(m_fixture->host.calls().texts, 0);
  }

  void bannerIsClosedForGood() {
    QVERIFY(child<ModelBanner>()->isVisible());
    m_fixture->bridge->unloadModel();
    QTRY_VERIFY(!child<ModelBanner>()->isVisible());  // it says what is loaded
    QVERIFY(m_fixture->load());
    QVERIFY(child<ModelBanner>()->isVisible());
    QTest::mouseClick(button(child<ModelBanner>(), "Close this message for good"), Qt::LeftButton);
    QVERIFY(!child<ModelBanner>()->isVisible());
    makePage();
    QVERIFY(!child<ModelBanner>()->isVisible());
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
    QApplication::sendEvent(child<ConversationPane>(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(child<DropFrame>()->isVisible());
    QCOMPARE(child<DropFrame>()->words(), QStringLiteral("Drop to attach (38 positions)"));
    QDropEvent drop(QPointF(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(child<ConversationPane>(), &drop);
    QVERIFY(!child<DropFrame>()->isVisible());
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QTRY_COMPARE(m_page->model().contextUsed(), 38);
  }

  void dropInsertsText() {
    QMimeData mime;
    mime.setText(QStringLiteral("from elsewhere"));
    QDragEnterEvent enter(QPoint(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(child<ConversationPane>(), &enter);
    QCOMPARE(child<DropFrame>()->words(), QStringLiteral("Drop to insert the text"));
    QDropEvent drop(QPointF(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(child<ConversationPane>(), &drop);
    QCOMPARE(m_page->composer().text(), QStringLiteral("from elsewhere"));
  }

  void dragOfSomethingElseSaysThatItIsNothing() {
    QMimeData mime;
    mime.setData(QStringLiteral("application/x-thing"), "x");
    QDragEnterEvent enter(QPoint(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(child<ConversationPane>(), &enter);
    QCOMPARE(child<DropFrame>()->words(), QStringLiteral("This is not a picture or text"));
    QDragLeaveEvent leave;
    QApplication::sendEvent(child<ConversationPane>(), &leave);
    QVERIFY(!child<DropFrame>()->isVisible());
  }

  void aTextFileIsReadIntoTheComposer() {
    const QString path = m_folder.filePath(QStringLiteral("question.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("What is it?") > 0);
    file.close();
    m_page->openFiles({path});
    QTRY_COMPARE(m_page->composer().text(), QStringLiteral("What is it?"));
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
      if (!next->isVisible()) continue;
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
      QCOMPARE(QApplication::focusWidget(), next);
    }
  }
};

BIFRONS_TEST(TestChatPage)
#include "tst_chat_page.moc"
