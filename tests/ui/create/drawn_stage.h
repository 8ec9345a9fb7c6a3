#pragma once

#include <QApplication>
#include <QMenu>
#include <algorithm>

#include "tests/ui/create/create_stage.h"
#include "ui/create/picture_grid.h"

inline const ui::Drawing& newest(const CreateStage& stage) { return stage.page.model().drawings().first(); }

/// What the menu of the newest drawing's heading has under these words.
inline QAction* inHeadingMenu(const CreateStage& stage, const QString& words) {
  const QWidget* heading = stage.page.grid().indexWidget(stage.page.model().index(0, 0));
  buttonNamed(*heading, QStringLiteral("More"))->click();
  auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
  if (menu == nullptr) return nullptr;
  menu->close();  // is deleted later
  for (QAction* action : menu->actions()) {
    if (action->text() == words) return action;
  }
  return nullptr;
}

/// A stage with one finished drawing of so many pictures, all of them in the history, its first tile current.
struct DrawnStage : CreateStage {
  explicit DrawnStage(int count = 2) {
    page.settings().setSeed(99);
    draw(count);
    if (!drawn(1) || !QTest::qWaitFor([&] { return isStored(); })) qWarning("not drawn");
    page.grid().setFocus();
    page.grid().setCurrentIndex(tile(0));
  }
  bool drawn(int drawings) {
    return QTest::qWaitFor([&] { return ended() && page.model().drawings().size() == drawings; });
  }
  /// The newest drawing.
  [[nodiscard]] bool isStored() const {
    return std::ranges::all_of(newest(*this).tiles, [](const ui::Tile& one) { return one.stored != 0; });
  }
  /// Of the newest drawing, as its tiles lie.
  [[nodiscard]] QList<int> numbers() const {
    QList<int> all;
    for (const ui::Tile& tile : newest(*this).tiles) all.append(tile.number);
    return all;
  }
};
