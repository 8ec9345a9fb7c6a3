#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/create/create_model.h"
#include "ui/create/queue_list.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/model_chip.h"
#include "ui/main_window.h"

using namespace std::chrono_literals;
using Phase = ui::EngineStatus::Phase;

namespace {

/// The window with Janus-Pro-1B loaded, from /models/one.
struct Stage : tests::UiFixture {
  ui::MainWindow window{*bridge, preferences, storage, host.planner()};
  ui::EngineStatus* status = window.findChild<ui::EngineStatus*>();
  ui::ChatModel& chat = window.findChild<ui::ChatPage*>()->model();
  QSignalSpy ended{bridge.get(), &ui::EngineBridge::jobEnded};

  Stage() {
    window.show();
    script([](tests::FakeScript& script) {
      script.info.name = "Janus-Pro-1B";
      script.info.built_in = false;
      script.info.device = "CPU, 2 threads";
      script.info.precision = "bf16";
      script.memory_in_use = 4'900'000'000;
    });
    window.loadModel({.folder = "/models/one"});
    if (!QTest::qWaitFor([this] { return status->phase() == Phase::Ready; })) qWarning("the model did not load");
  }
  /// Puts another model on its way, which takes long.
  void loadAnother() {
    script([](tests::FakeScript& script) {
      script.info.name = "Other";
      script.info.precision = "fp32";
    });
    slowLoads(20ms);
    window.loadModel({.folder = "/models/two"});
    QTRY_COMPARE(status->phase(), Phase::Loading);
  }
  [[nodiscard]] QString chip() const { return window.findChild<ui::ModelChip*>()->accessibleName(); }
  void expectTheFirstOne(const QString& memory) const {
    QVERIFY2(chip().startsWith(QStringLiteral("Model: Janus-Pro-1B\nCPU, 2 threads · bf16\nMemory: %1").arg(memory)),
             qPrintable(chip()));
    QCOMPARE(bridge->loadedAs()->folder, std::filesystem::path("/models/one"));
  }
};

}  // namespace

class TestWhileLoading : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theChipIsTrueAfterALoad() {
    Stage stage;
    stage.expectTheFirstOne(QStringLiteral("4.9 of 16.0 GB"));
  }

  void afterAFailureItTellsOfTheOldModelAndOfTheMemoryThatIsInUseNow() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.info.name = "Other";
      script.info.precision = "fp32";
      script.memory_in_use = 5'100'000'000;
      script.load_error = core::Error(core::ErrorKind::file_damaged, "model.safetensors is damaged.");
    });
    stage.window.loadModel({.folder = "/models/two"});
    QTRY_COMPARE(stage.ended.count(), 2);
    QCOMPARE(stage.status->phase(), Phase::Ready);
    stage.expectTheFirstOne(QStringLiteral("5.1 of 16.0 GB"));
    stage.chat.ask(QStringLiteral("hello"), {});
    QTRY_COMPARE(stage.chat.turns().last().answer.text, QStringLiteral("A red circle."));
  }

  void whileAnotherIsLoadedTheChipNamesBoth() {
    Stage stage;
    stage.loadAnother();
    QCOMPARE(stage.chip(), QStringLiteral("Model: Loading two\nJanus-Pro-1B stays loaded until then"));
    stage.bridge->stopAll();
    QTRY_COMPARE(stage.status->phase(), Phase::Ready);
  }

  void aLoadThatWaitsForAnotherIsNamedWhenItsTurnComes() {
    Stage stage;
    stage.loadAnother();
    stage.window.loadModel({.folder = "/models/three"});
    QCOMPARE(stage.status->modelName(), QStringLiteral("Loading two"));
    stage.bridge->stop(stage.status->runningJob());
    QTRY_COMPARE(stage.status->modelName(), QStringLiteral("Loading three"));
    stage.bridge->stopAll();
    QTRY_COMPARE(stage.status->phase(), Phase::Ready);
  }

  void aModelThatComesBackIsNamed() {
    Stage stage;
    stage.makeLoadsNeedRoom();
    stage.window.loadModel({.folder = "/models/one"});
    QTRY_COMPARE(stage.ended.count(), 2);
    stage.loadAnother();
    stage.bridge->stop(stage.status->runningJob());
    QTRY_COMPARE(stage.status->modelName(), QStringLiteral("Loading Janus-Pro-1B"));
    stage.bridge->stopAll();
    QTRY_COMPARE(stage.status->phase(), Phase::NoModel);
  }

  void afterAStopInTheMiddleTheOldModelAnswers() {
    Stage stage;
    stage.loadAnother();
    QTRY_VERIFY(stage.status->countText().startsWith(QStringLiteral("shard ")));
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    QTRY_COMPARE(stage.status->phase(), Phase::Ready);
    stage.expectTheFirstOne(QStringLiteral("4.9 of 16.0 GB"));
    stage.chat.ask(QStringLiteral("hello"), {});
    QTRY_COMPARE(stage.chat.turns().last().answer.text, QStringLiteral("A red circle."));
  }

  void aQuestionWaitsForTheModelAndIsAnsweredAfterIt() {
    Stage stage;
    stage.loadAnother();
    stage.chat.ask(QStringLiteral("hello"), {});
    QTest::qWait(60);
    QCOMPARE(stage.host.calls().texts, 0);
    QCOMPARE(stage.chat.turns().last().answer.state, ui::AnswerState::Waiting);
    QCOMPARE(stage.status->waitingJobs(), 1);
    stage.bridge->stop(stage.status->runningJob());  // the load alone
    QTRY_COMPARE(stage.chat.turns().last().answer.state, ui::AnswerState::Finished);
    stage.expectTheFirstOne(QStringLiteral("4.9 of 16.0 GB"));
  }

  void aDrawingThatWaitsSaysWhatFor() {
    Stage stage;
    stage.loadAnother();
    auto* page = stage.window.findChild<ui::CreatePage*>();
    stage.window.openPage(QStringLiteral("create"));
    tests::draw(*page, QStringLiteral("a star"), 1);
    const auto says = [&] {
      for (const QLabel* label : page->findChild<ui::QueueList*>()->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text() == QStringLiteral("starts when the model is loaded")) return true;
      }
      return false;
    };
    QTRY_VERIFY(says());
    QCOMPARE(stage.host.calls().images, 0);
    stage.bridge->stop(stage.status->runningJob());
    QTRY_COMPARE(page->model().drawings().size(), 1);
    QTRY_VERIFY(page->model().running() == nullptr);
    QCOMPARE(page->model().drawings().first().model, QStringLiteral("Janus-Pro-1B"));
  }

  void withoutAModelWhatWaitedSaysThatThereIsNone() {
    Stage stage;
    stage.bridge->unloadModel();
    QTRY_VERIFY(stage.bridge->model() == nullptr);
    stage.loadAnother();
    stage.chat.ask(QStringLiteral("hello"), {});
    stage.bridge->stop(stage.status->runningJob());
    QTRY_COMPARE(stage.chat.turns().last().answer.state, ui::AnswerState::Failed);
    QCOMPARE(stage.chat.turns().last().answer.errorSentence, QStringLiteral("No model is loaded."));
    QVERIFY(stage.chip().contains(QStringLiteral("No model")));
  }
};

BIFRONS_TEST(TestWhileLoading)
#include "tst_while_loading.moc"
