#pragma once

#include <algorithm>

#include "tests/ui/create/create_stage.h"
#include "ui/create/picture_grid.h"

inline const ui::Drawing& newest(const CreateStage& stage) { return stage.page.model().drawings().first(); }

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
