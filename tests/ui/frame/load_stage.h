#pragma once

#include <QTest>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "tests/ui/support/ui_fixture.h"
#include "ui/frame/load_desk.h"
#include "ui/widgets/text_button.h"

/// The desk of a program that starts with the settings of the last one. A change of them is heard at once.
struct LoadStage : tests::UiFixture {
  std::unique_ptr<ui::LoadDesk> desk;

  LoadStage() { startAgain(); }
  void startAgain(core::engine::EngineLoader loader = {}) {
    desk.reset();
    bridge = std::make_unique<ui::EngineBridge>(loader ? std::move(loader) : host.loader());
    desk = std::make_unique<ui::LoadDesk>(*bridge, preferences);
    desk->setReloadDelay(std::chrono::milliseconds(0));
  }
  bool loadedFrom(const char* place) const {
    return QTest::qWaitFor([&] { return bridge->loadedAs() && bridge->loadedAs()->folder == place; });
  }
  /// The folder is not there.
  void lose(const char* place) {
    script([place](tests::FakeScript& script) {
      script.failing_folder = place;
      script.load_error = core::Error(core::ErrorKind::file_missing, "“" + std::string(place) + "” is not there.");
    });
  }
  void tryAgain() const {
    for (auto* button : note()->findChildren<ui::TextButton*>()) {
      if (button->text() == QStringLiteral("Try again")) button->click();
    }
  }
  /// Begins to load the model of a folder, which takes long, and waits until that is under way.
  void beginLoad(const char* place) {
    slowLoads(std::chrono::milliseconds(20));
    const int before = host.calls().loads;
    desk->load(desk->requestFor(place));
    QTRY_COMPARE(host.calls().loads, before + 1);
    slowLoads(std::chrono::milliseconds(0));
  }
  /// The model of /models/one, which others push out.
  void loadOneThatMakesRoom() {
    makeLoadsNeedRoom();
    desk->load(desk->requestFor("/models/one"));
    QVERIFY(loadedFrom("/models/one"));
  }
  [[nodiscard]] ui::InlineNote* note() const { return desk->findChild<ui::InlineNote*>(); }
  /// Without a graphics card.
  [[nodiscard]] core::engine::EngineLoader noCard() {
    return [loader = host.loader()](const core::engine::LoadRequest& request, const core::engine::LoadObserver& observer,
                                    const std::stop_token& stop) {
      if (request.device.kind == core::engine::DeviceKind::cuda) {
        throw core::Error(core::ErrorKind::unsupported, "There is no CUDA device here.");
      }
      return loader(request, observer, stop);
    };
  }
};
