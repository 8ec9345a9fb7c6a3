#pragma once

#include <QAbstractButton>
#include <QTest>

#include "tests/ui/support/drawing.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/commands/action_registry.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"

/// The Create page with the fake model, shown at the size that it has in a window of 1280 × 800.
struct CreateStage : tests::UiFixture {
  ui::CreatePage page{*bridge, preferences, archive};
  ui::ActionRegistry actions{preferences};

  explicit CreateStage(std::chrono::milliseconds perToken = std::chrono::milliseconds(0)) {
    script([&](tests::FakeScript& script) {
      script.image_delay = perToken;
      script.info.image_defaults.guidance = 3;
    });
    bridge->loadModel({});
    page.defineActions(actions);
    page.resize(1212, 722);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) qWarning("the page did not become active");
  }

  void draw(int count = 2) { tests::draw(page, QStringLiteral("a red circle"), count); }
  [[nodiscard]] bool ended() const {
    return !page.model().drawings().isEmpty() && page.model().running() == nullptr && page.model().queue().isEmpty();
  }
  [[nodiscard]] QModelIndex tile(int number) const { return page.model().index(number, 0, page.model().index(0, 0)); }
  template <typename Widget>
  [[nodiscard]] Widget* find() const {
    return page.findChild<Widget*>();
  }
};

/// The visible button with that text or accessible name.
inline QAbstractButton* buttonNamed(const QWidget& where, const QString& text) {
  for (auto* button : where.findChildren<QAbstractButton*>()) {
    if ((button->text() == text || button->accessibleName() == text) && button->isVisible()) return button;
  }
  return nullptr;
}
