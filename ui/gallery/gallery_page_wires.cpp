// What happens when something on the Gallery page, or behind it, speaks up.
#include "ui/create/picture_drop.h"
#include "ui/gallery/compare_view.h"
#include "ui/gallery/empty_gallery.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/picture_desk.h"
#include "ui/gallery/picture_details.h"
#include "ui/gallery/picture_reader.h"
#include "ui/gallery/picture_rebuilder.h"
#include "ui/gallery/thumbnails.h"
#include "ui/store/picture_archive.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_stage.h"
#include "ui/widgets/toast.h"

namespace ui {

void GalleryPage::connectModel() {
  connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
    m_selected = m_grid->selectedIds();
    m_current = m_grid->currentId();
  });
  connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
    m_grid->doItemsLayout();
    m_grid->select(m_selected, m_current);
  });
  connect(m_model, &GalleryModel::listed, this, &GalleryPage::showList);
  connect(m_model, &GalleryModel::recordsArrived, this, [this](const QList<qint64>& ids) {
    if (m_grid->selectedCount() == 1 && ids.contains(m_grid->selectedIds().first())) showSelection();
  });
  connect(m_filters, &FilterBar::filterChanged, this, [this] { m_model->setFilter(m_filters->filter()); });
  connect(&m_archive, &PictureArchive::fileWritten, this, [this](qint64 id) {
    m_thumbnails->forget(id);
    m_reader->forget(id);
    m_grid->viewport()->update();
    showSelection();
  });
}

void GalleryPage::connectGrid() {
  connect(m_grid, &GalleryGrid::selectionMoved, this, &GalleryPage::showSelection);
  connect(m_grid, &GalleryGrid::openRequested, this, &GalleryPage::openLarge);
  connect(m_grid, &GalleryGrid::compareRequested, this, &GalleryPage::openCompare);
  connect(m_grid, &GalleryGrid::starRequested, this, &GalleryPage::starSelected);
  connect(m_grid, &GalleryGrid::starPressed, this, [this](qint64 id) {
    const PictureRecord* record = m_model->record(id);  // is there: its star is shown
    if (record != nullptr) m_archive.setStarred({id}, !record->starred);
  });
  connect(m_grid, &GalleryGrid::trashRequested, this, &GalleryPage::trashSelected);
  connect(m_grid, &GalleryGrid::menuRequested, this, &GalleryPage::openMenu);
  connect(m_grid, &GalleryGrid::copyRequested, this, &GalleryPage::copySelected);
  connect(m_grid, &GalleryGrid::saveRequested, this, &GalleryPage::saveSelected);
  connect(m_grid, &GalleryGrid::reuseRequested, this, &GalleryPage::reuseSelected);
  connect(m_grid, &GalleryGrid::discussRequested, this, &GalleryPage::discussSelected);
  connect(m_grid, &GalleryGrid::dragRequested, this, [this] {
    QList<PictureRecord> known;  // the mouse does not wait
    for (const qint64 id : m_grid->selectedIds()) {
      if (const PictureRecord* record = m_model->record(id)) known.append(*record);
    }
    const auto* whole = known.isEmpty() ? nullptr : m_reader->find(known.first());
    if (!known.isEmpty()) m_desk->drag(known, whole != nullptr ? whole->picture : QImage());
  });
}

void GalleryPage::connectDetails() {
  connect(m_details, &PictureDetails::openRequested, this, &GalleryPage::openLarge);
  connect(m_details, &PictureDetails::starRequested, this, &GalleryPage::starSelected);
  connect(m_details, &PictureDetails::trashRequested, this, &GalleryPage::trashSelected);
  connect(m_details, &PictureDetails::compareRequested, this, &GalleryPage::openCompare);
  connect(m_details, &PictureDetails::menuRequested, this, &GalleryPage::openMenu);
  connect(m_details, &PictureDetails::rebuildRequested, this, &GalleryPage::rebuildSelected);
  connect(m_details, &PictureDetails::saveRequested, this, &GalleryPage::saveSelected);
  connect(m_details, &PictureDetails::reuseRequested, this, &GalleryPage::reuseSelected);
  connect(m_details, &PictureDetails::discussRequested, this, &GalleryPage::discussSelected);
  connect(m_details, &PictureDetails::folderRequested, this, &GalleryPage::showSelectedInFolder);
  connect(m_details, &PictureDetails::pictureRequested, this, &GalleryPage::showPicture);
}

void GalleryPage::connectDesk() {
  const auto done = [this](const char* icon) {
    return [this, icon](const QString& sentence) {
      m_problem->hide();
      m_toast->show(QLatin1String(icon), sentence);
    };
  };
  connect(m_desk, &PictureDesk::saved, this, done("ok"));
  connect(m_desk, &PictureDesk::copied, this, done("copy"));
  connect(m_rebuilder, &PictureRebuilder::rebuilt, this,
          [done] (qint64) { done("ok")(tr("The file was rebuilt from its tokens")); });
  connect(m_desk, &PictureDesk::failed, this, &GalleryPage::reportProblem);
  connect(m_rebuilder, &PictureRebuilder::failed, this, &GalleryPage::reportProblem);
  connect(&m_archive, &PictureArchive::failed, this, &GalleryPage::reportProblem);
  connect(&m_archive, &PictureArchive::caughtUp, this, [this](const QString& sentence) {
    if (m_problem->sentence() == sentence) m_problem->hide();
  });
  connect(m_rebuilder, &PictureRebuilder::underWayChanged, this,
          [this] { m_details->setRebuilding(m_rebuilder->underWay() != 0); });
}

void GalleryPage::connectOverlays() {
  connect(m_reader, &PictureReader::arrived, this, &GalleryPage::showWhole);
  connect(m_large, &PictureStage::closed, this, &GalleryPage::leaveOverlay);
  connect(m_compare, &CompareView::closed, this, &GalleryPage::leaveOverlay);
  connect(m_large, &PictureStage::saveRequested, this, &GalleryPage::saveSelected);
  connect(m_large, &PictureStage::copyRequested, this, &GalleryPage::copySelected);
  connect(m_large, &PictureStage::stepRequested, this, [this](int by) {
    const QModelIndex next = m_model->neighbour(m_grid->currentIndex(), by);
    if (next.isValid()) m_grid->selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
  });
  connect(m_empty, &EmptyGallery::createRequested, this, &GalleryPage::createRequested);
  auto* drop = new PictureDrop(this, m_content);
  connect(drop, &PictureDrop::arrived, this, &GalleryPage::pictureDropped);
  connect(drop, &PictureDrop::failed, this, &GalleryPage::reportProblem);
}

}  // namespace ui
