#pragma once

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/fake_engine.h"
#include "ui/bridge/engine_bridge.h"

/// A bridge over a fake engine with its model loaded.
class ChatFixture {
 public:
  ChatFixture() : bridge(std::make_unique<ui::EngineBridge>(host.loader())) {
    QSignalSpy ended(bridge.get(), &ui::EngineBridge::jobEnded);
    bridge->loadModel({});
    loaded = QTest::qWaitFor([&] { return ended.count() == 1; }) && bridge->model() != nullptr;
  }

  void answerWith(std::vector<std::string> pieces, std::chrono::milliseconds delay = std::chrono::milliseconds(0)) {
    tests::FakeScript script = host.script();
    script.pieces = std::move(pieces);
    script.text_delay = delay;
    host.set_script(script);
  }
  void answerForever() { answerWith(std::vector<std::string>(2000, "ab "), std::chrono::milliseconds(5)); }

  tests::FakeHost host;
  std::unique_ptr<ui::EngineBridge> bridge;
  bool loaded = false;
};

inline QImage testPicture(int side = 40) {
  QImage picture(side, side, QImage::Format_RGB32);
  picture.fill(QColor(222, 38, 38));
  return picture;
}
