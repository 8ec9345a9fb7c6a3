// What the gallery does with the pictures that are selected.
#include <QMenu>
#include <memory>

#include "ui/commands/action_registry.h"
#include "ui/gallery/compare_view.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/picture_desk.h"
#include "ui/gallery/picture_reader.h"
#include "ui/gallery/picture_rebuilder.h"
#include "ui/gallery/show_in_folder.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"
#include "ui/theme/icon_provider.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/picture_stage.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/toast.h"

namespace ui {

void GalleryPage::withSelected(const std::function<void(const QList<PictureRecord>&)>& act) {
  const QList<qint64> ids = m_grid->selectedIds();
  if (ids.isEmpty()) return;
  m_archive.storage()
      .run([ids](Database& database) { return picture_store::pictures(database, ids); })
      .then(this, [act](const QList<PictureRecord>& records) {
        if (!records.isEmpty()) act(records);
      });
}

void GalleryPage::openLarge() {
  const qint64 id = m_grid->currentId();
  if (id == 0) return;
  m_grid->select({id}, id);
  m_large->setPicture({});
  m_large->open();
  showOne(id);
}

void GalleryPage::openCompare() {
  if (m_grid->selectedCount() != 2) {
    return m_toast->show(QStringLiteral("info"), tr("Select two pictures to compare them: hold Ctrl and click."));
  }
  withSelected([this](const QList<PictureRecord>& records) {
    if (records.size() != 2) return;
    const bool inOrder = records[0].id == m_grid->selectedIds().value(0);
    m_compare->open(records[inOrder ? 0 : 1], records[inOrder ? 1 : 0]);
    for (const PictureRecord& record : records) {
      if (const auto* whole = m_reader->find(record)) m_compare->setPicture(record.id, whole->picture);
    }
  });
}

/// All get the star, unless all have it.
void GalleryPage::starSelected() {
  withSelected([this](const QList<PictureRecord>& records) {
    QList<qint64> without;
    for (const PictureRecord& record : records) {
      if (!record.starred) without.append(record.id);
    }
    m_archive.setStarred(without.isEmpty() ? m_grid->selectedIds() : without, !without.isEmpty());
  });
}

void GalleryPage::trashSelected() {
  const QList<qint64> ids = m_grid->selectedIds();
  if (ids.isEmpty()) return;
  leaveOverlay();
  // The next one takes its place, so that the arrow keys go on from there.
  const QModelIndex last = m_model->indexOf(ids.last());
  QModelIndex next = m_model->neighbour(last, 1);
  if (!next.isValid()) next = m_model->neighbour(m_model->indexOf(ids.first()), -1);
  m_wanted = m_model->idAt(next);
  m_archive.setTrashed(ids, true);
  m_trashed.append(ids);
  const int count = static_cast<int>(ids.size());
  m_toast->show(QStringLiteral("trash"), counted(count, tr("1 picture is in the trash"), tr("%n pictures are in the trash", nullptr, count)),
                tr("Undo"), [this, ids] { restore(ids); });
}

void GalleryPage::restoreLast() {
  if (m_trashed.isEmpty()) return m_toast->show(QStringLiteral("info"), tr("Nothing is in the trash; it is emptied at each start"));
  restore(m_trashed.last());
}

void GalleryPage::restore(QList<qint64> ids) {
  m_trashed.removeOne(ids);
  m_wanted = ids.first();
  m_archive.setTrashed(ids, false);
}

void GalleryPage::copySelected() {
  withSelected([this](const QList<PictureRecord>& records) { m_desk->copy(records.first(), PictureDesk::Notes::With); });
}

void GalleryPage::saveSelected() {
  withSelected([this](const QList<PictureRecord>& records) { m_desk->askWhereToSave(records); });
}

void GalleryPage::reuseSelected() {
  withSelected([this](const QList<PictureRecord>& records) { Q_EMIT reuseRequested(records.first()); });
}

void GalleryPage::discussSelected() {
  withSelected([this](const QList<PictureRecord>& records) {
    Q_EMIT discussRequested(m_archive.pathOf(records.first().file));
  });
}

void GalleryPage::showSelectedInFolder() {
  withSelected([this](const QList<PictureRecord>& records) { showInFolder(m_archive.pathOf(records.first().file)); });
}

void GalleryPage::rebuildSelected() {
  withSelected([this](const QList<PictureRecord>& records) { m_rebuilder->rebuild(records.first()); });
}

void GalleryPage::openMenu(const QPoint& globalPosition) {
  const int count = m_grid->selectedCount();
  if (count == 0) return;
  QMenu* menu = makePopupMenu(this);
  const auto add = [&](const char* icon, const QString& words, const QString& keys, void (GalleryPage::*act)()) {
    QAction* action = menu->addAction(IconProvider::icon(QLatin1String(icon)), words + QLatin1Char('\t') + keys);
    connect(action, &QAction::triggered, this, act);
    return action;
  };
  const bool one = count == 1;
  add("open", tr("Show large"), tr("Space"), &GalleryPage::openLarge)->setVisible(one);
  add("compare", tr("Compare"), QStringLiteral("C"), &GalleryPage::openCompare)->setVisible(count == 2);
  menu->addSeparator();
  add("reuse", tr("Reuse settings"), QStringLiteral("U"), &GalleryPage::reuseSelected)->setVisible(one);
  add("discuss", tr("Discuss in Chat"), QStringLiteral("D"), &GalleryPage::discussSelected)->setVisible(one);
  add("star", tr("Star, or take the star away"), QStringLiteral("S"), &GalleryPage::starSelected);
  menu->addSeparator();
  add("save", tr("Save as…"), QStringLiteral("Ctrl+S"), &GalleryPage::saveSelected);
  add("copy", tr("Copy with settings"), QStringLiteral("Ctrl+C"), &GalleryPage::copySelected)->setVisible(one);
  add("copy", tr("Copy without settings"), {}, &GalleryPage::copyPlain)->setVisible(one);
  add("folder", tr("Show in folder"), {}, &GalleryPage::showSelectedInFolder)->setVisible(one);
  menu->addSeparator();
  add("trash", tr("Move to the trash"), tr("Del"), &GalleryPage::trashSelected);
  menu->popup(globalPosition);
}

void GalleryPage::copyPlain() {
  withSelected([this](const QList<PictureRecord>& records) { m_desk->copy(records.first(), PictureDesk::Notes::Without); });
}

void GalleryPage::defineActions(ActionRegistry& actions) {
  actions.define(this, {"gallery.star", QT_TR_NOOP("Star the selected pictures"), "star", {}}, [this] { starSelected(); });
  actions.define(this, {"gallery.compare", QT_TR_NOOP("Compare two pictures"), "compare", {}}, [this] { openCompare(); });
  actions.define(this, {"gallery.trash", QT_TR_NOOP("Move the selected pictures to the trash"), "trash", {}},
                 [this] { trashSelected(); });
  actions.define(this, {"gallery.restore", QT_TR_NOOP("Bring back what went to the trash last"), "undo", "Ctrl+Z"},
                 [this] { restoreLast(); });
  actions.tellKeys(QStringLiteral("window.search"), this, [this](const QString& keys) { m_filters->search()->setKeyHint(keys); });
  actions.tellKeys(QStringLiteral("window.panel"), this,
                   [this](const QString& keys) { m_panelButton->setWords(tr("Details panel"), keys); });
}

}  // namespace ui
