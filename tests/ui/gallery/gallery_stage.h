#pragma once

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/store/stored_picture.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/commands/action_registry.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"

/// A history that can be filled, without a page.
struct GalleryHistory : tests::UiFixture {
  /// Of one colour, so that it can be told from others.
  qint64 add(const QColor& color, const char* prompt = "a red circle", int daysAgo = 0) {
    QImage picture(32, 32, QImage::Format_RGB888);
    picture.fill(color);
    ui::PictureRecord record = tests::drawnPicture(prompt);
    record.made = QDateTime::currentMSecsSinceEpoch() - daysAgo * 24LL * 60 * 60 * 1000;
    record.drawn.model = "Fake Blocks";
    record.drawn.tokens.assign(16, 3);
    QSignalSpy kept(&archive, &ui::PictureArchive::kept);
    archive.keep(picture, record);
    return kept.wait() ? kept.first().at(1).value<ui::PictureRecord>().id : 0;
  }
};

/// The Gallery page on a history of three pictures, at the size that it has in a window of 1280 × 800.
struct GalleryStage : GalleryHistory {
  qint64 old = add(QColor(200, 30, 30), "a lighthouse at dusk", 3);
  qint64 second = add(QColor(30, 200, 30), "a green star");
  qint64 newest = add(QColor(30, 30, 200), "a blue square");
  ui::GalleryPage page{*bridge, preferences, archive, folder.filePath(QStringLiteral("cache"))};
  ui::ActionRegistry actions{preferences};

  GalleryStage() {
    page.defineActions(actions);
    page.resize(1212, 722);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) qWarning("the page did not become active");
    if (!QTest::qWaitFor([this] { return page.model().count() == 3; })) qWarning("the list did not come");
  }

  void select(const QList<qint64>& ids) { page.grid().select(ids, ids.last()); }
  [[nodiscard]] QList<qint64> listed() const {
    QList<qint64> ids;
    const ui::GalleryModel& model = page.model();
    for (int day = 0; day < model.rowCount(); ++day) {
      for (int row = 0; row < model.rowCount(model.index(day, 0)); ++row) ids.append(model.idAt(model.index(row, 0, model.index(day, 0))));
    }
    return ids;
  }
  template <typename Widget>
  [[nodiscard]] Widget* find() const {
    return page.findChild<Widget*>();
  }
  [[nodiscard]] QAbstractButton* button(const QString& text) const {
    for (auto* button : page.findChildren<QAbstractButton*>()) {
      if ((button->text() == text || button->accessibleName() == text) && button->isVisible()) return button;
    }
    return nullptr;
  }
};
