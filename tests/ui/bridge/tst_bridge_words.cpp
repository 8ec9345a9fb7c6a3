#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/bridge/bridge_stage.h"

using core::engine::JobOutcome;
using ui::EngineBridge;

namespace {

QList<QImage> pictures(int count) {
  QList<QImage> all;
  for (int i = 0; i < count; ++i) {
    all.append(QImage(4, 4, QImage::Format_RGB888));
    all.last().fill(QColor(i, 0, 0));
  }
  return all;
}

const QString asked = QStringLiteral("Is it red?");
const QStringList words{QStringLiteral("Yes"), QStringLiteral("No")};

}  // namespace

/// One question about each of some pictures.
class TestBridgeWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachPictureIsAskedAbout() {
    BridgeStage stage;
    stage.script([](tests::FakeScript& script) { script.word_chances = {0.25, 0.875, 0.5}; });
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    QList<double> yes;
    QList<qint64> numbers;
    connect(stage.bridge.get(), &EngineBridge::wordsWeighed, this, [&](ui::JobId, qint64 number, const QList<double>& chances) {
      QCOMPARE(recorder.count("ended"), 0);
      QCOMPARE(chances.size(), 2);
      numbers.append(number);
      yes.append(chances.first());
    });
    stage.bridge->rankPictures(pictures(3), asked, words);
    QCOMPARE(stage.bridge->waitingJobs(), 1);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.first().outcome == JobOutcome::finished);
    QCOMPARE(numbers, (QList<qint64>{0, 1, 2}));
    QCOMPARE(yes, (QList<double>{0.25, 0.875, 0.5}));
    const auto last = stage.host.calls().last_words;
    QCOMPARE(last.words, (std::vector<std::string>{"Yes", "No"}));
    QCOMPARE(last.question.turns.size(), std::size_t{1});
    QCOMPARE(last.question.turns[0].text, std::string("Is it red?"));
    QCOMPARE(last.question.turns[0].pictures.size(), std::size_t{1});
    QCOMPARE(int{last.question.turns[0].pictures[0]->pixels[0]}, 2);
    QVERIFY(recorder.count("progress") > 0);
    QCOMPARE(recorder.count("started"), 1);
  }

  void aStopEndsItWithThePictureInWork() {
    BridgeStage stage;
    stage.script([](tests::FakeScript& script) { script.word_delay = std::chrono::milliseconds(20); });
    QVERIFY(stage.load());
    Recorder recorder(*stage.bridge);
    const ui::JobId job = stage.bridge->rankPictures(pictures(200), asked, words);
    connect(stage.bridge.get(), &EngineBridge::wordsWeighed, this, [&] { stage.bridge->stop(job); });
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.first().outcome == JobOutcome::stopped);
    QVERIFY(stage.host.calls().weighed < 20);
  }

  void whatCannotBeAskedIsSaid() {
    BridgeStage stage;
    Recorder recorder(*stage.bridge);
    stage.bridge->rankPictures(pictures(1), asked, words);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.first().outcome == JobOutcome::failed);
    QCOMPARE(recorder.reports.first().sentence, std::string("No model is loaded."));
    QVERIFY(stage.load());
    stage.script([](tests::FakeScript& script) {
      script.word_error = core::Error(core::ErrorKind::invalid_request, "It is too long.");
    });
    stage.bridge->rankPictures(pictures(2), asked, words);
    QTRY_COMPARE(recorder.count("ended"), 3);  // with that of the load
    QCOMPARE(recorder.reports.last().sentence, std::string("It is too long."));
    QCOMPARE(stage.host.calls().weighed, 1);
  }
};

BIFRONS_TEST(TestBridgeWords)
#include "tst_bridge_words.moc"
