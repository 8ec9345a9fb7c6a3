#include <QElapsedTimer>
#include <QObject>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <memory>
#include <thread>

#include "tests/support/fake_engine.h"
#include "tests/support/test_registry.h"
#include "ui/bridge/engine_bridge.h"

using core::engine::Ending;
using core::engine::JobOutcome;
using core::engine::JobReport;
using ui::EngineBridge;
using ui::JobId;

namespace {

core::engine::TextRequest question(const char* text) {
  core::engine::TextRequest request;
  request.turns.push_back({.text = text, .pictures = {}});
  request.options.max_new_tokens = 100'000;
  return request;
}

core::engine::ImageRequest prompt(int count) {
  core::engine::ImageRequest request;
  request.prompt = "a red circle";
  request.options.count = count;
  return request;
}

/// What a job emitted, in order, by name.
class Recorder : public QObject {
 public:
  explicit Recorder(EngineBridge& bridge) {
    connect(&bridge, &EngineBridge::jobStarted, this, [this](JobId) { note("started"); });
    connect(&bridge, &EngineBridge::textArrived, this, [this](JobId, const QString& piece) {
      note("text");
      text += piece;
    });
    connect(&bridge, &EngineBridge::textFinished, this,
            [this](JobId, const core::engine::TextResult&) { note("textFinished"); });
    connect(&bridge, &EngineBridge::imageTokenArrived, this, [this](JobId, qint64 index, qint64 tokens) {
      note("token");
      lastTokens[index] = tokens;
    });
    connect(&bridge, &EngineBridge::previewArrived, this,
            [this](JobId, const ui::ArrivedPreview&) { note("preview"); });
    connect(&bridge, &EngineBridge::pictureArrived, this,
            [this](JobId, const ui::ArrivedPicture&) { note("picture"); });
    connect(&bridge, &EngineBridge::imagesFinished, this,
            [this](JobId, const core::engine::ImageResult&) { note("imagesFinished"); });
    connect(&bridge, &EngineBridge::progressed, this, [this](JobId) { note("progress"); });
    connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId, const JobReport& report) {
      note("ended");
      reports.append(report);
    });
  }

  [[nodiscard]] int count(const char* name) const { return static_cast<int>(events.count(QLatin1String(name))); }

  QStringList events;
  QString text;
  QHash<qint64, qint64> lastTokens;
  QList<JobReport> reports;
  bool onOwnThread = true;

 private:
  void note(const char* name) {
    events.append(QLatin1String(name));
    onOwnThread = onOwnThread && QThread::currentThread() == thread();
  }
};

}  // namespace

class TestEngineBridge : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    m_host = std::make_unique<tests::FakeHost>();
    m_bridge = std::make_unique<EngineBridge>(m_host->loader());
  }

  void cleanup() {
    m_bridge.reset();
    m_host.reset();
  }

  void loadsAModelAndTellsWhatItIs() {
    QSignalSpy loaded(m_bridge.get(), &EngineBridge::modelLoaded);
    Recorder recorder(*m_bridge);
    m_bridge->loadModel({.folder = "/somewhere"});
    QVERIFY(m_bridge->model() == nullptr);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(loaded.count(), 1);
    QVERIFY(m_bridge->model() != nullptr);
    QCOMPARE(m_bridge->model()->name, std::string("Fake Blocks"));
    QCOMPARE(m_host->calls().last_load.folder, std::filesystem::path("/somewhere"));
    QCOMPARE(recorder.events.first(), QStringLiteral("started"));
    QCOMPARE(recorder.events.last(), QStringLiteral("ended"));
  }

  void reportsAFailedLoadOnceAndHasNoModel() {
    auto script = m_host->script();
    script.load_error = core::Error(core::ErrorKind::file_damaged, "model.safetensors ends too early.");
    m_host->set_script(script);
    QSignalSpy failed(m_bridge.get(), &EngineBridge::modelFailed);
    Recorder recorder(*m_bridge);
    m_bridge->loadModel({});
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(1).toString(), QStringLiteral("model.safetensors ends too early."));
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::failed);
    QVERIFY(recorder.reports.at(0).kind == core::ErrorKind::file_damaged);
    QVERIFY(m_bridge->model() == nullptr);
  }

  void theOldModelStaysUntilAnotherIsThere() {
    load();
    QSignalSpy unloaded(m_bridge.get(), &EngineBridge::modelUnloaded);
    change([](tests::FakeScript& script) { script.info.name = "Other"; });
    load();
    QCOMPARE(unloaded.count(), 0);
    QCOMPARE(m_bridge->model()->name, std::string("Other"));
    m_bridge->unloadModel();
    QTRY_COMPARE(unloaded.count(), 1);
    QVERIFY(m_bridge->model() == nullptr && !m_bridge->loadedAs());
    QCOMPARE(m_bridge->memoryInUse(), 0);
  }

  void aStoppedOrFailedLoadKeepsTheOldModel() {
    load("/first");
    change([](tests::FakeScript& script) {
      script.load_delay = std::chrono::milliseconds(50);
      script.shards = 100;
    });
    Recorder recorder(*m_bridge);
    QSignalSpy told(m_bridge.get(), &EngineBridge::loadProgressed);
    const JobId job = m_bridge->loadModel({.folder = "/second"});
    QTRY_VERIFY(told.count() > 0);
    m_bridge->stop(job);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::stopped);
    QCOMPARE(m_bridge->loadedAs()->folder, std::filesystem::path("/first"));
    change([](tests::FakeScript& script) {
      script.shards = 1;
      script.load_error = core::Error(core::ErrorKind::file_damaged, "cut short");
    });
    m_bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(recorder.count("ended"), 2);
    QVERIFY(m_bridge->model() != nullptr);
    m_bridge->generateText(question("hello"));
    QTRY_COMPARE(recorder.count("ended"), 3);
    QCOMPARE(recorder.text, QStringLiteral("A red circle."));
    QCOMPARE(m_host->calls().loads, 3);
  }

  void aModelThatMadeRoomComesBack() {
    change([](tests::FakeScript& script) {
      script.info.copied_bytes = 3'000'000;
      script.needs_room = true;
    });
    load("/first");
    QCOMPARE(m_bridge->held().bytes, 3'000'000);
    QSignalSpy unloaded(m_bridge.get(), &EngineBridge::modelUnloaded);
    QSignalSpy loaded(m_bridge.get(), &EngineBridge::modelLoaded);
    QSignalSpy failed(m_bridge.get(), &EngineBridge::modelFailed);
    change([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_damaged, "cut short");
      script.failing_folder = "/second";
    });
    m_bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(unloaded.count(), 1);
    QCOMPARE(m_bridge->loadedAs()->folder, std::filesystem::path("/first"));
    QCOMPARE(m_host->calls().loads, 3);
  }

  void itComesBackWhenNoOtherLoadWaits() {
    change([](tests::FakeScript& script) {
      script.info.copied_bytes = 3'000'000;
      script.needs_room = true;
    });
    load("/first");
    QSignalSpy ended(m_bridge.get(), &EngineBridge::jobEnded);
    QSignalSpy comesBack(m_bridge.get(), &EngineBridge::modelComesBack);
    change([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_damaged, "cut short");
      script.failing_folder = "/second";
    });
    m_bridge->loadModel({.folder = "/second"});
    m_bridge->loadModel({.folder = "/third"});
    QTRY_COMPARE(ended.count(), 2);
    QTest::qWait(50);
    QCOMPARE(comesBack.count(), 0);
    QCOMPARE(m_bridge->loadedAs()->folder, std::filesystem::path("/third"));
    m_bridge->loadModel({.folder = "/second"});
    m_bridge->loadModel({.folder = "/second"});
    QTRY_COMPARE(ended.count(), 5);
    QCOMPARE(comesBack.count(), 1);
    QCOMPARE(comesBack.at(0).at(0).value<JobId>(), ended.last().at(0).value<JobId>());
    QCOMPARE(comesBack.at(0).at(2).toString(), QStringLiteral("Fake Blocks"));
    QCOMPARE(m_bridge->loadedAs()->folder, std::filesystem::path("/third"));
  }

  void whatARequestSaysIsHeldDoesNotCountAsFree() {
    change([](tests::FakeScript& script) { script.info.copied_bytes = 3'000'000; });
    const core::engine::HeldMemory once{core::engine::DeviceKind::cpu, 9'000'000};  // by a model that is gone
    QSignalSpy ended(m_bridge.get(), &EngineBridge::jobEnded);
    m_bridge->loadModel({.held = once});
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(m_host->calls().last_load.held.bytes, 0);
    m_bridge->loadModel({.held = once});
    QTRY_COMPARE(ended.count(), 2);
    QCOMPARE(m_host->calls().last_load.held.bytes, 3'000'000);
  }

  void memoryIsMeasuredAfterEveryJob() {
    QSignalSpy measured(m_bridge.get(), &EngineBridge::memoryMeasured);
    load();
    QCOMPARE(m_bridge->memoryInUse(), 400'000'000);
    change([](tests::FakeScript& script) { script.memory_in_use = 500'000'000; });
    m_bridge->generateText(question("hello"));
    QTRY_COMPARE(measured.count(), 2);
    QCOMPARE(m_bridge->memoryInUse(), 500'000'000);
    change([](tests::FakeScript& script) {
      script.memory_in_use = 600'000'000;
      script.load_error = core::Error(core::ErrorKind::file_damaged, "It is damaged.");
    });
    m_bridge->loadModel({.folder = "/models/two"});
    QTRY_COMPARE(m_bridge->memoryInUse(), 600'000'000);  // of the model that is still there
  }

  void loadingTellsShardAndBytes() {
    QSignalSpy told(m_bridge.get(), &EngineBridge::loadProgressed);
    load();
    QVERIFY(told.count() >= 1);
    const auto last = told.last().at(1).value<core::engine::LoadProgress>();
    QCOMPARE(last.file, std::string("model-2.safetensors"));
    QVERIFY(last.shard == 2 && last.shards == 2 && last.bytes_done == last.bytes_total);
  }

  void bringsThePiecesInOrderAndOneEndingLast() {
    load();
    Recorder recorder(*m_bridge);
    QSignalSpy finished(m_bridge.get(), &EngineBridge::textFinished);
    const JobId job = m_bridge->generateText(question("What is it?"));
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
    auto script = m_host->script();
    script.pieces.assign(1000, "é ");
    m_host->set_script(script);
    load();
    Recorder recorder(*m_bridge);
    m_bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(recorder.text, QStringLiteral("é ").repeated(1000));
    QVERIFY2(recorder.count("text") < 50, qPrintable(QString::number(recorder.count("text"))));
    QVERIFY2(recorder.count("progress") < 50, qPrintable(QString::number(recorder.count("progress"))));
  }

  void stopsWithinAStepAndKeepsTheText() {
    slowAnswers(std::chrono::milliseconds(20));
    load();
    Recorder recorder(*m_bridge);
    QSignalSpy finished(m_bridge.get(), &EngineBridge::textFinished);
    const JobId job = m_bridge->generateText(question("x"));
    QTRY_VERIFY(recorder.text.size() > 4);
    const int steps = m_host->calls().steps;
    m_bridge->stop(job);
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(m_host->calls().steps <= steps + 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::stopped);
    const auto result = finished.at(0).at(1).value<core::engine::TextResult>();
    QVERIFY(result.ending == Ending::stopped);
    QCOMPARE(recorder.text, QString::fromStdString(result.text));
  }

  void keepsTheTextThatCameBeforeAnError() {
    auto script = m_host->script();
    script.text_error = core::Error(core::ErrorKind::out_of_memory, "No memory.");
    script.text_error_after = 2;
    m_host->set_script(script);
    load();
    Recorder recorder(*m_bridge);
    m_bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QCOMPARE(recorder.text, QStringLiteral("A red "));
    QCOMPARE(recorder.count("textFinished"), 0);
    QVERIFY(recorder.reports.at(0).kind == core::ErrorKind::out_of_memory);
  }

  void endsAWaitingJobThatIsStoppedWithoutStartingIt() {
    slowAnswers(std::chrono::milliseconds(10));
    load();
    Recorder recorder(*m_bridge);
    QSignalSpy waiting(m_bridge.get(), &EngineBridge::waitingJobsChanged);
    const JobId first = m_bridge->generateText(question("x"));
    const JobId second = m_bridge->generateImages(prompt(1));
    QTRY_COMPARE(recorder.count("started"), 1);
    QTRY_COMPARE(m_bridge->waitingJobs(), 1);
    m_bridge->stop(second);
    m_bridge->stop(first);
    QTRY_COMPARE(recorder.count("ended"), 2);
    QCOMPARE(recorder.count("started"), 1);
    QCOMPARE(recorder.reports.at(0).id, second);  // at once, not when its turn comes
    QCOMPARE(m_bridge->waitingJobs(), 0);
    QCOMPARE(m_host->calls().images, 0);
    QCOMPARE(waiting.last().at(0).toInt(), 0);
  }

  void saysThatNoModelIsLoaded() {
    Recorder recorder(*m_bridge);
    m_bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("ended"), 1);
    QVERIFY(recorder.reports.at(0).outcome == JobOutcome::failed);
    QCOMPARE(recorder.reports.at(0).sentence, std::string("No model is loaded."));
  }

  void drawsTokensPreviewsAndPictures() {
    load();
    Recorder recorder(*m_bridge);
    QSignalSpy previews(m_bridge.get(), &EngineBridge::previewArrived);
    QSignalSpy pictures(m_bridge.get(), &EngineBridge::pictureArrived);
    m_bridge->generateImages(prompt(2));
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
    slowAnswers(std::chrono::milliseconds(5));
    load();
    QSignalSpy counted(m_bridge.get(), &EngineBridge::promptTokensCounted);
    Recorder recorder(*m_bridge);
    const JobId running = m_bridge->generateText(question("x"));
    QTRY_COMPARE(recorder.count("started"), 1);
    m_bridge->countPromptTokens(question("one"));
    m_bridge->countPromptTokens(question("one two"));
    const JobId last = m_bridge->countPromptTokens(question("one two three"));
    m_bridge->stop(running);
    QTRY_COMPARE(counted.count(), 1);
    QTest::qWait(20);
    QCOMPARE(counted.count(), 1);
    QCOMPARE(counted.at(0).at(0).value<JobId>(), last);
    QCOMPARE(counted.at(0).at(1).toLongLong(), 3);
    QCOMPARE(recorder.count("ended"), 1);
  }

  void countsTheDrawingPromptBesideTheChats() {
    slowAnswers(std::chrono::milliseconds(5));
    load();
    QSignalSpy chat(m_bridge.get(), &EngineBridge::promptTokensCounted);
    QSignalSpy drawing(m_bridge.get(), &EngineBridge::drawingPromptCounted);
    const JobId running = m_bridge->generateText(question("x"));
    m_bridge->countPromptTokens(question("one two"));
    m_bridge->countDrawingPrompt(QStringLiteral("a"));
    const JobId last = m_bridge->countDrawingPrompt(QStringLiteral("a red star"));
    m_bridge->stop(running);
    QTRY_COMPARE(drawing.count(), 1);
    QCOMPARE(drawing.at(0).at(0).value<JobId>(), last);
    QCOMPARE(drawing.at(0).at(1).toLongLong(), 4);  // three words, and the mark of a picture
    QCOMPARE(chat.count(), 1);
  }

  void aStopReachesTheLoaderAtOnce() {
    std::atomic<bool> waits = false;
    EngineBridge bridge([&](const core::engine::LoadRequest&, const core::engine::LoadObserver&,
                            const std::stop_token& stop) -> std::unique_ptr<core::engine::Engine> {
      waits = true;
      while (!stop.stop_requested()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return nullptr;
    });
    QSignalSpy ended(&bridge, &EngineBridge::jobEnded);
    const JobId job = bridge.loadModel({});
    QTRY_VERIFY(waits);
    bridge.stop(job);
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(ended.at(0).at(1).value<core::engine::JobReport>().outcome, core::engine::JobOutcome::stopped);
  }

  void isDestroyedWhileRunningInLessThanTwoSeconds() {
    slowAnswers(std::chrono::milliseconds(50));
    load();
    Recorder recorder(*m_bridge);
    m_bridge->generateText(question("x"));
    for (int i = 0; i < 5; ++i) m_bridge->generateImages(prompt(1));
    QTRY_VERIFY(!recorder.text.isEmpty());
    const auto events = recorder.events.size();
    QElapsedTimer timer;
    timer.start();
    m_bridge.reset();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QTest::qWait(50);
    QCOMPARE(recorder.events.size(), events);  // nothing is emitted after the end
    QCOMPARE(m_host->calls().images, 0);
  }

 private:
  template <typename Change>
  void change(Change edit) {
    auto script = m_host->script();
    edit(script);
    m_host->set_script(script);
  }

  void load(const char* folder = "") {
    QSignalSpy ended(m_bridge.get(), &EngineBridge::jobEnded);
    m_bridge->loadModel({.folder = folder});
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(m_bridge->model() != nullptr);
  }

  void slowAnswers(std::chrono::milliseconds delay) {
    auto script = m_host->script();
    script.pieces.assign(2000, "ab ");
    script.text_delay = delay;
    m_host->set_script(script);
  }

  std::unique_ptr<tests::FakeHost> m_host;
  std::unique_ptr<EngineBridge> m_bridge;
};

BIFRONS_TEST(TestEngineBridge)
#include "tst_engine_bridge.moc"
