#include <QApplication>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <optional>

#include "tests/support/test_registry.h"
#include "tests/ui/create/create_stage.h"
#include "ui/create/prompt_composer.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"

namespace {

ui::InlineNote* visibleNote(const CreateStage& stage) {
  for (auto* note : stage.page.findChildren<ui::InlineNote*>()) {
    if (note->isVisible()) return note;
  }
  return nullptr;
}

}  // namespace

/// What becomes of a prompt before it is drawn.
class TestPrompt : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void enterDrawsAndShiftEnterBreaksTheLine() {
    CreateStage stage;
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("a star"));
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("and a circle"));
    QVERIFY(stage.page.model().queue().isEmpty());
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(QString::fromStdString(stage.host.calls().last_images.prompt).simplified(), QStringLiteral("a star and a circle"));
    QCOMPARE(stage.page.composer().edit()->document()->lineCount(), 2);  // the prompt stays as it was written
    QVERIFY(stage.page.composer().button()->toolTip().startsWith(QStringLiteral("Draw  Enter")));
    QVERIFY(stage.page.composer().button()->toolTip().contains(QStringLiteral("Shift+Enter for a new line")));
  }

  void enterDoesNotDrawWhileAnInputMethodComposes() {
    CreateStage stage;
    stage.page.setPrompt(QStringLiteral("a star"));
    QInputMethodEvent composing(QStringLiteral("xing"), {});
    QApplication::sendEvent(stage.page.composer().edit(), &composing);
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return);
    QVERIFY(stage.page.model().queue().isEmpty());
  }

  void ctrlEnterDrawsFromAnywhereOnThePage() {
    CreateStage stage;
    stage.page.setPrompt(QStringLiteral("a star"));
    QLineEdit* seed = stage.find<ui::SeedField>()->findChild<QLineEdit*>();
    seed->setFocus();
    QTest::keyClick(seed, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.host.calls().last_images.prompt, std::string("a star"));
    QCOMPARE(stage.host.calls().images, 1);
  }

  void aPromptThatIsTooLongIsToldBeforeItIsDrawn() {
    CreateStage stage;
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    const auto note = [&] { return visibleNote(stage); };
    stage.page.setPrompt(QStringLiteral("star ").repeated(497));  // with the mark of a picture one more than there is room
    QTRY_VERIFY(note() != nullptr);
    QCOMPARE(note()->sentence(),
             QStringLiteral("The prompt is too long. It takes 498 positions; beside a picture, Fake Blocks has room for 497."));
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return);
    QVERIFY(stage.page.model().queue().isEmpty());
    QCOMPARE(stage.page.composer().button()->toolTip(), note()->sentence());
    stage.page.setPrompt(QStringLiteral("star ").repeated(496));
    QTRY_VERIFY(note() == nullptr);
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.host.calls().images, 1);
  }

  void aShortenedPromptIsQueuedBehindADrawingBeforeItCouldBeCounted() {
    CreateStage stage(std::chrono::milliseconds(100));
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    const QString tooLong = QStringLiteral("star ").repeated(497);
    stage.page.setPrompt(tooLong);
    QTRY_VERIFY(visibleNote(stage) != nullptr);
    const auto running = stage.bridge->generateImages({.prompt = "a circle"});  // keeps the counts waiting
    QTRY_VERIFY(stage.host.calls().steps > 0);
    stage.page.setPrompt(tooLong);
    QVERIFY(visibleNote(stage) != nullptr);
    stage.page.setPrompt(QStringLiteral("a star"));
    QVERIFY(visibleNote(stage) == nullptr);
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return);
    QCOMPARE(stage.page.model().queue().size(), 1);
    stage.script([](tests::FakeScript& script) { script.image_delay = {}; });
    stage.bridge->stop(running);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.host.calls().last_images.prompt, std::string("a star"));
  }

  void anotherModelDoesNotRefuseWhatTheOldOneDid() {
    CreateStage stage;
    QTRY_VERIFY(stage.bridge->model() != nullptr);
    stage.page.setPrompt(QStringLiteral("star ").repeated(497));
    QTRY_VERIFY(visibleNote(stage) != nullptr);
    stage.script([](tests::FakeScript& script) { script.info.context_length = 1024; });
    std::optional<bool> refuses;
    const QObject afterThePage;  // hears of the model when the page has: the new count has yet to arrive
    QObject::connect(stage.bridge.get(), &ui::EngineBridge::modelLoaded, &afterThePage,
                     [&] { refuses = visibleNote(stage) != nullptr; });
    stage.bridge->loadModel({});
    QTRY_VERIFY(refuses.has_value());
    QVERIFY(!*refuses);
  }

  void anEmptyPromptIsNotDrawnAndSaysWhatToDo() {
    CreateStage stage;
    const QString advice = QStringLiteral("Write what the picture should show first");
    auto* draw = buttonNamed(stage.page.composer(), QStringLiteral("Draw"));
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("   "));
    QVERIFY(!draw->isEnabled());
    QCOMPARE(draw->toolTip(), advice);
    QTest::keyClick(stage.page.composer().edit(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(stage.page.model().queue().isEmpty());
    QVERIFY(stage.find<ui::Toast>()->isVisible());
    QCOMPARE(stage.find<ui::Toast>()->text(), advice);
    QCOMPARE(stage.page.composer().edit()->toPlainText(), QStringLiteral("   "));
    QTest::keyClicks(stage.page.composer().edit(), QStringLiteral("x"));
    QVERIFY(draw->isEnabled());
    QVERIFY(draw->toolTip() != advice);
  }
};

BIFRONS_TEST(TestPrompt)
#include "tst_prompt.moc"
