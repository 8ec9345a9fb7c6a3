#include "tests/ui/screenshots/grab_gallery.h"

#include <QApplication>
#include <QKeyEvent>

#include "tests/ui/screenshots/grabber.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"
#include "ui/main_window.h"
#include "ui/widgets/search_field.h"

namespace tests {
namespace {

void press(ui::GalleryPage& page, Qt::Key key) {
  QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
  QApplication::sendEvent(&page.grid(), &event);
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
  press(*page, Qt::Key_S);
  waitUntil({}, 600);
  grabber.inBothThemes(QStringLiteral("gallery"));
  press(*page, Qt::Key_Space);
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("gallery-large"));
  page->escape();
  page->grid().select({one, two}, two);
  press(*page, Qt::Key_C);
  waitUntil({}, 500);
  grabber.inBothThemes(QStringLiteral("gallery-compare"));
  page->escape();
  page->findChild<ui::SearchField*>()->setText(QStringLiteral("nothing like it"));
  waitUntil([&] { return model.count() == 0; });
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("gallery-no-match"));
  page->filters().clearAll();
}

}  // namespace tests
