#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTest>
#include <QThread>
#include <chrono>
#include <string>
#include <vector>

#include "tests/ui/support/ui_fixture.h"
#include "ui/bridge/engine_bridge.h"

inline core::engine::TextRequest question(const char* text) {
  core::engine::TextRequest request;
  request.turns.push_back({.text = text, .pictures = {}});
  request.options.max_new_tokens = 100'000;
  return request;
}

inline core::engine::ImageRequest prompt(int count) {
  core::engine::ImageRequest request;
  request.prompt = "a red circle";
  request.options.count = count;
  return request;
}

/// What a job emitted, in order, by name.
class Recorder : public QObject {
 public:
  explicit Recorder(ui::EngineBridge& bridge) {
    connect(&bridge, &ui::EngineBridge::jobStarted, this, [this](ui::JobId) { note("started"); });
    connect(&bridge, &ui::EngineBridge::textArrived, this, [this](ui::JobId, const QString& piece) {
      note("text");
      text += piece;
    });
    connect(&bridge, &ui::EngineBridge::textFinished, this,
            [this](ui::JobId, const core::engine::TextResult&) { note("textFinished"); });
    connect(&bridge, &ui::EngineBridge::imageTokenArrived, this, [this](ui::JobId, qint64 index, qint64 tokens) {
      note("token");
      lastTokens[index] = tokens;
    });
    connect(&bridge, &ui::EngineBridge::previewArrived, this,
            [this](ui::JobId, const ui::ArrivedPreview&) { note("preview"); });
    connect(&bridge, &ui::EngineBridge::pictureArrived, this,
            [this](ui::JobId, const ui::ArrivedPicture&) { note("picture"); });
    connect(&bridge, &ui::EngineBridge::imagesFinished, this,
            [this](ui::JobId, const core::engine::ImageResult&) { note("imagesFinished"); });
    connect(&bridge, &ui::EngineBridge::progressed, this, [this](ui::JobId) { note("progress"); });
    connect(&bridge, &ui::EngineBridge::jobEnded, this, [this](ui::JobId, const core::engine::JobReport& report) {
      note("ended");
      reports.append(report);
    });
  }

  [[nodiscard]] int count(const char* name) const { return static_cast<int>(events.count(QLatin1String(name))); }

  QStringList events;
  QString text;
  QHash<qint64, qint64> lastTokens;
  QList<core::engine::JobReport> reports;
  bool onOwnThread = true;

 private:
  void note(const char* name) {
    events.append(QLatin1String(name));
    onOwnThread = onOwnThread && QThread::currentThread() == thread();
  }
};

/// The bridge to a fake engine.
struct BridgeStage : tests::UiFixture {
  void slowAnswers(std::chrono::milliseconds delay) { answerWith(std::vector<std::string>(2000, "ab "), delay); }
  /// The model of /first, which goes for any other.
  void loadOneThatMakesRoom() {
    makeLoadsNeedRoom();
    QVERIFY(load({.folder = "/first"}));
  }
  /// Begins to load /second in the place of /first, and waits until that has gone. Returns the job.
  core::engine::JobId beginLoadThatMakesRoom() {
    slowLoads(std::chrono::milliseconds(20));
    const core::engine::JobId job = bridge->loadModel({.folder = "/second"});
    (void)QTest::qWaitFor([&] { return bridge->model() == nullptr; });
    return job;
  }
  void damage(const char* place) {
    script([place](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_damaged, "cut short");
      script.failing_folder = place;
    });
  }
};
