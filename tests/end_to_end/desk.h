#pragma once

#include <QTemporaryDir>
#include <QTest>

#include "core/engine/engine.h"
#include "core/engine/load_plan.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/chat/chat_page.h"
#include "ui/create/create_page.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/store/storage.h"

namespace tests {

inline constexpr int waitMs = 60'000;

/// The window with the real engine and the built-in model, as app/studio puts it together.
struct Desk {
  QTemporaryDir settings;
  ui::Preferences preferences{{.config = settings.path(), .state = settings.path()}};
  ui::Storage storage{settings.filePath(QStringLiteral("data"))};
  ui::EngineBridge bridge{core::engine::load_engine};
  ui::MainWindow window{bridge, preferences, storage, core::engine::plan_load};

  Desk() {
    window.resize(1280, 800);
    window.show();
    window.loadModel({});
  }
  [[nodiscard]] bool loaded() { return QTest::qWaitFor([this] { return bridge.model() != nullptr; }, waitMs); }
  [[nodiscard]] ui::ChatPage& chat() { return *window.findChild<ui::ChatPage*>(); }
  [[nodiscard]] ui::CreatePage& create() { return *window.findChild<ui::CreatePage*>(); }
};

}  // namespace tests
