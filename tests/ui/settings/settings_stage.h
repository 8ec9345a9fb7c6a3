#pragma once

#include <QAbstractButton>
#include <QTest>

#include "tests/ui/support/ui_fixture.h"
#include "ui/commands/action_registry.h"
#include "ui/settings/settings_page.h"

/// The Settings page of a window of 1280 × 800, shown, with two actions of its own making.
struct SettingsStage : tests::UiFixture {
  ui::ActionRegistry actions{preferences};
  QWidget window;
  QAction* first = actions.define(&window, {"first.act", "First thing", "check", "Ctrl+J"}, [] {});
  QAction* second = actions.define(&window, {"second.act", "Second thing", "check", "Ctrl+P"}, [] {});
  ui::SettingsPage page{{preferences, actions, host.planner(), {.config = folder.path(), .data = folder.path()}}, &window};

  SettingsStage() {
    window.resize(1212, 722);
    page.resize(1212, 722);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) qWarning("the page did not become active");
  }
};
