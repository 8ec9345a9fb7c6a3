#pragma once

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/fake_engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/settings/preferences.h"
#include "ui/store/picture_archive.h"
#include "ui/store/storage.h"
#include "ui/theme/theme.h"

namespace tests {

/// What a page or a window stands on: a fake engine behind a bridge, preferences in a folder of their own, an empty history, the theme.
/// Nothing is loaded yet.
struct UiFixture {
  QTemporaryDir folder;
  FakeHost host;
  ui::Preferences preferences{{.config = folder.path(), .data = folder.filePath(QStringLiteral("data")), .state = folder.path()}};
  ui::Storage storage{folder.filePath(QStringLiteral("data"))};
  ui::PictureArchive archive{storage};
  std::unique_ptr<ui::EngineBridge> bridge = std::make_unique<ui::EngineBridge>(host.loader());

  UiFixture() { ui::theme().install(); }

  /// `change` gets the FakeScript to alter.
  template <typename Change>
  void script(Change change) {
    FakeScript script = host.script();
    change(script);
    host.set_script(std::move(script));
  }
  /// Loads the model and waits for it.
  bool load(const core::engine::LoadRequest& request = {}) {
    QSignalSpy ended(bridge.get(), &ui::EngineBridge::jobEnded);
    bridge->loadModel(request);
    return QTest::qWaitFor([&] { return ended.count() == 1; }) && bridge->model() != nullptr;
  }

  void slowLoads(std::chrono::milliseconds perShard) {
    script([perShard](FakeScript& script) {
      script.load_delay = perShard;
      script.shards = perShard.count() > 0 ? 1000 : 2;
    });
  }
  /// From now on a model goes for the next one.
  void makeLoadsNeedRoom() {
    script([](FakeScript& script) {
      script.info.copied_bytes = 3'000'000;
      script.needs_room = true;
    });
  }

  void answerWith(std::vector<std::string> pieces, std::chrono::milliseconds delay = std::chrono::milliseconds(0)) {
    script([&](FakeScript& script) {
      script.pieces = std::move(pieces);
      script.text_delay = delay;
    });
  }
  void answerForever() { answerWith(std::vector<std::string>(2000, "ab "), std::chrono::milliseconds(5)); }
};

}  // namespace tests
