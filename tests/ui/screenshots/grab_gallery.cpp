#include "tests/ui/screenshots/grab_gallery.h"

#include <QApplication>
#include <QAbstractButton>
#include <QKeyEvent>

#include "tests/ui/screenshots/grabber.h"
#include "tests/ui/support/drawing.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/create/job_header.h"
#include "ui/create/picture_grid.h"
#include "ui/create/region_frame.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"
#include "ui/main_window.h"
#include "ui/widgets/search_field.h"

namespace tests {
namespace {

void press(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
  QKeyEvent event(QEvent::KeyPress, key, modifiers);
  QApplication::sendEvent(&widget, &event);
}

}  // namespace

void grabGallery(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::GalleryPage*>();
  window.openPage(QStringLiteral("gallery"));
  waitUntil([&] { return page->model().count() >= 2; });
  const ui::GalleryModel& model = page->model();
  const QModelIndex first = model.index(0, 0, model.index(0, 0));
  const qint64 one = model.idAt(first);
  const qint64 two = model.idAt(model.neighbour(first, 1));
  page->grid().select({one}, one);
  press(page->grid(), Qt::Key_S);
  waitUntil({}, 600);
  grabber.inBothThemes(QStringLiteral("gallery"));
  press(page->grid(), Qt::Key_Space);
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("gallery-large"));
  page->escape();
  page->grid().select({one, two}, two);
  press(page->grid(), Qt::Key_C);
  waitUntil({}, 500);
  grabber.inBothThemes(QStringLiteral("gallery-compare"));
  page->escape();
  page->findChild<ui::SearchField*>()->setText(QStringLiteral("nothing like it"));
  waitUntil([&] { return model.count() == 0; });
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("gallery-no-match"));
  page->filters().clearAll();
}

namespace {

void grabRanked(ui::CreatePage& page, Grabber& grabber) {
  const auto isIdle = [&page] { return page.model().running() == nullptr && page.model().queue().isEmpty(); };
  const auto ranked = [&page] { return page.model().drawings().first().ranking.by; };
  for (auto* button : page.grid().findChildren<QAbstractButton*>()) {
    if (button->text() == ui::JobHeader::tr("Rank") && button->isVisible()) button->click();
  }
  waitUntil([&] { return ranked() == ui::RankedBy::Prompt; });
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("create-ranked"));
  press(page.grid(), Qt::Key_R, Qt::ShiftModifier);
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("create-region"));
  press(*page.findChild<ui::RegionFrame*>(), Qt::Key_Return);
  waitUntil([&] { return ranked() == ui::RankedBy::Surroundings && isIdle(); });
  page.grid().scrollToTop();
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("create-region-drawn"));
}

}  // namespace

void grabTiles(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::CreatePage*>();
  window.openPage(QStringLiteral("create"));
  for (auto* button : page->window()->findChildren<QAbstractButton*>()) {
    if (button->accessibleName() == ui::CreatePage::tr("Show how sure the model was of each token")) button->click();
  }
  page->settings().setSeed(7);
  draw(*page, QStringLiteral("a red circle"), 3);
  waitUntil([&] { return page->model().running() == nullptr && page->model().queue().isEmpty(); });
  const QModelIndex tile = page->model().index(1, 0, page->model().index(0, 0));
  page->grid().setFocus(Qt::TabFocusReason);
  page->grid().setCurrentIndex(tile);
  press(page->grid(), Qt::Key_Left);
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("create-confidence"));
  press(page->grid(), Qt::Key_R);
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("create-reroll"));
  page->escape();
  for (auto* button : page->window()->findChildren<QAbstractButton*>()) {
    if (button->accessibleName() == ui::CreatePage::tr("Show how sure the model was of each token")) button->click();
  }
  grabRanked(*page, grabber);
}

}  // namespace tests
