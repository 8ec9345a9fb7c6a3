#include <QElapsedTimer>
#include <QObject>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/bridge/bridge_stage.h"

using core::engine::Ending;
using core::engine::JobOutcome;
using ui::EngineBridge;
using ui::JobId;

/// Answers, drawings and counts: what arrives, in which order, and how they end.
class TestEngineBridge : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bringsThePiecesInOrderAndOneEndingLast() {
    BridgeStage stage;
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    QSignalSpy finished(stage.bridge.get(), &EngineBridge::textFinished);
    const JobId job = stage.bridge->generateText(question("What is it?"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QTest::qWait(20);
    QCOMPARE(recorder.text, QStringLiteral("A red circle."));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).value<JobId>(), job);
    QCOMPARE(finished.at(0).at(1).value<core::engine::TextResult>().text, std::string("A red circle."));
    QCOMPARE(recorder.events.first(), QStringLiteral("started"));
    QCOMPARE(recorder.events.at(recorder.events.size() - 2), QStringLiteral("textFinished"));
    QCOMPARE(recorder.events.last(), QStringLiteral("ended"));
    QCOMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.onOwnThread);
  }

  void gathersAThousandPiecesIntoFewSignals() {
    BridgeStage stage;
    auto script = stage.host.script();
    script.pieces.assign(1000, "é ");
    stage.host.set_script(script);
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    stage.bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(recorder.text, QStringLiteral("é ").repeated(1000));
    QVERIFY2(recorder.count("text") < 50, qPrintable(QString::number(recorder.count("text"))));
    QVERIFY2(recorder.count("progress") < 50, qPrintable(QString::number(recorder.count("progress"))));
  }

  void stopsWithinAStepAndKeepsTheText() {
    BridgeStage stage;
    stage.slowAnswers(std::chrono::milliseconds(20));
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    QSignalSpy finished(stage.bridge.get(), &EngineBridge::textFinished);
    const JobId job = stage.bridge->generateText(question("x"));
    QTRY_VERIFY(recorder.text.size() > 4);
    const int steps = stage.host.calls().steps;
    stage.bridge->stop(job);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(stage.host.calls().steps <= steps + 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::stopped);
    const auto result = finished.at(0).at(1).value<core::engine::TextResult>();
    QVERIFY(result.ending == Ending::stopped);
    QCOMPARE(recorder.text, QString::fromStdString(result.text));
  }

  void keepsTheTextThatCameBeforeAnError() {
    BridgeStage stage;
    auto script = stage.host.script();
    script.text_error = core::Error(core::ErrorKind::out_of_memory, "No memory.");
    script.text_error_after = 2;
    stage.host.set_script(script);
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    stage.bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(recorder.text, QStringLiteral("A red "));
    QCOMPARE(recorder.count("textFinished"), 0);
    QVERIFY(recorder.reports.at(0).kind == core::ErrorKind::out_of_memory);
  }

  void endsAWaitingJobThatIsStoppedWithoutStartingIt() {
    BridgeStage stage;
    stage.slowAnswers(std::chrono::milliseconds(10));
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    QSignalSpy waiting(stage.bridge.get(), &EngineBridge::waitingJobsChanged);
    const JobId first = stage.bridge->generateText(question("x"));
    const JobId second = stage.bridge->generateImages(prompt(1));
    QTRY_COMPARE(recorder.count("started"), 1);
    QTRY_COMPARE(stage.bridge->waitingJobs(), 1);
    stage.bridge->stop(second);
    stage.bridge->stop(first);
    QTRY_COMPARE(recorder.count("ended"), 2);
    QCOMPARE(recorder.count("started"), 1);
    QCOMPARE(recorder.reports.at(0).id, second);  // at once, not when its turn comes
    QCOMPARE(stage.bridge->waitingJobs(), 0);
    QCOMPARE(stage.host.calls().images, 0);
    QCOMPARE(waiting.last().at(0).toInt(), 0);
  }

  void saysThatNoModelIsLoaded() {
    BridgeStage stage;
    Recorder recorder(*stage.bridge);
    stage.bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::failed);
    QCOMPARE(recorder.reports.at(0).sentence, std::string("No model is loaded."));
  }

  void drawsTokensPreviewsAndPictures() {
    BridgeStage stage;
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    QSignalSpy previews(stage.bridge.get(), &EngineBridge::previewArrived);
    QSignalSpy pictures(stage.bridge.get(), &EngineBridge::pictureArrived);
    stage.bridge->generateImages(prompt(2));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(pictures.count(), 2);
    QCOMPARE(previews.count(), 2 * 3);  // after each row but the last
    QCOMPARE(recorder.lastTokens.value(0), 16);
    QCOMPARE(recorder.lastTokens.value(1), 16);
    const auto arrived = pictures.at(1).at(1).value<ui::ArrivedPicture>();
    QCOMPARE(arrived.index, 1);
    QCOMPARE(arrived.tokens.size(), std::size_t{16});
    QCOMPARE(arrived.picture.size(), QSize(32, 32));
    QCOMPARE(arrived.picture.pixelColor(31, 31), QColor(182, 68, 90));
    const auto preview = previews.at(0).at(1).value<ui::ArrivedPreview>();
    QCOMPARE(preview.rows, 1);
    QCOMPARE(preview.picture.pixelColor(0, 31), QColor(128, 128, 128));
    QCOMPARE(recorder.events.last(), QStringLiteral("ended"));
    QCOMPARE(recorder.events.at(recorder.events.size() - 2), QStringLiteral("imagesFinished"));
  }

  void countsPromptTokensAndOnlyTheNewestWaitingQuestion() {
    BridgeStage stage;
    stage.slowAnswers(std::chrono::milliseconds(5));
    QVERIFY(stage.load());
    QSignalSpy counted(stage.bridge.get(), &EngineBridge::promptTokensCounted);
    Recorder recorder(*stage.bridge);
    const JobId running = stage.bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("started"), 1);
    stage.bridge->countPromptTokens(question("one"));
    stage.bridge->countPromptTokens(question("one two"));
    const JobId last = stage.bridge->countPromptTokens(question("one two three"));
    stage.bridge->stop(running);
    QTRY_COMPARE(counted.count(), 1);
    QTest::qWait(20);
    QCOMPARE(counted.count(), 1);
    QCOMPARE(counted.at(0).at(0).value<JobId>(), last);
    QCOMPARE(counted.at(0).at(1).toLongLong(), 3);
    QCOMPARE(recorder.count("ended"), 1);
  }

  void countsTheDrawingPromptBesideTheChats() {
    BridgeStage stage;
    stage.slowAnswers(std::chrono::milliseconds(5));
    QVERIFY(stage.load());
    QSignalSpy chat(stage.bridge.get(), &EngineBridge::promptTokensCounted);
    QSignalSpy drawing(stage.bridge.get(), &EngineBridge::drawingPromptCounted);
    const JobId running = stage.bridge->generateText(question("x"));
    stage.bridge->countPromptTokens(question("one two"));
    stage.bridge->stop(stage.bridge->countDrawingPrompt(QStringLiteral("a")));
    const JobId last = stage.bridge->countDrawingPrompt(QStringLiteral("a red star"));
    stage.bridge->stop(running);
    QTRY_COMPARE(drawing.count(), 1);
    QCOMPARE(drawing.at(0).at(0).value<JobId>(), last);
    QCOMPARE(drawing.at(0).at(1).toLongLong(), 4);  // three words, and the mark of a picture
    QCOMPARE(chat.count(), 1);
  }

  void isDestroyedWhileRunningInLessThanTwoSeconds() {
    BridgeStage stage;
    stage.slowAnswers(std::chrono::milliseconds(50));
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    stage.bridge->generateText(question("x"));
    for (int i = 0; i < 5; ++i) stage.bridge->generateImages(prompt(1));
    QTRY_VERIFY(!recorder.text.isEmpty());
    const auto events = recorder.events.size();
    QElapsedTimer timer;
    timer.start();
    stage.bridge.reset();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QTest::qWait(50);
    QCOMPARE(recorder.events.size(), events);  // nothing is emitted after the end
    QCOMPARE(stage.host.calls().images, 0);
  }
};

BIFRONS_TEST(TestEngineBridge)
#include "tst_engine_bridge.moc"
