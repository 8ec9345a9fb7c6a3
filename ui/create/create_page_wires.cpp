// What happens when a part of the Create page, or something behind it, speaks up.
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/create/empty_create_view.h"
#include "ui/create/job_headings.h"
#include "ui/create/picture_grid.h"
#include "ui/create/picture_keeper.h"
#include "ui/create/prompt_area.h"
#include "ui/create/queue_list.h"
#include "ui/create/tile_archive.h"
#include "ui/settings/preferences.h"
#include "ui/store/picture_archive.h"
#include "ui/widgets/toast.h"

namespace ui {

void CreatePage::connectModel() {
  connect(m_prompt, &PromptArea::drawRequested, this, &CreatePage::draw);
  connect(m_empty, &EmptyCreateView::promptChosen, this, &CreatePage::setPrompt);
  connect(m_queue, &QueueList::cancelRequested, m_model, &CreateModel::stop);
  connect(m_queue, &QueueList::upRequested, m_model, &CreateModel::moveUp);
  connect(m_model, &CreateModel::queueChanged, this, &CreatePage::showQueue);
  connect(m_model, &CreateModel::runningChanged, this, &CreatePage::showQueue);
  m_headings = new JobHeadings(*m_model, *m_grid, *m_ranker, this);
  connect(m_headings, &JobHeadings::saveAllRequested, m_keeper, &PictureKeeper::askWhereToSaveAll);
  connect(m_headings, &JobHeadings::reuseRequested, this, &CreatePage::reuseJob);
  connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent) {
    if (parent.isValid()) return;
    orderTabStops();
    m_grid->scrollToTop();
  });
  connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CreatePage::showGridOrEmpty);
  connect(&m_bridge, &EngineBridge::modelLoaded, this, [this](const core::engine::ModelInfo& info) {
    m_settings->setDefaults(info.image_defaults);
    m_empty->setBuiltIn(info.built_in);
    showQueue();
  });
  connect(&m_bridge, &EngineBridge::jobStarted, this, [this](JobId job, JobKind kind) {
    if (kind != JobKind::Load) return;
    m_load = job;
    showQueue();
  });
  connect(&m_bridge, &EngineBridge::jobEnded, this, [this](JobId job) {
    if (job != m_load) return;
    m_load = 0;
    showQueue();
  });
}

void CreatePage::connectKeeper() {
  m_keeper->setFolder(m_preferences.saveFolder());
  connect(&m_preferences, &Preferences::saveFolderChanged, m_keeper, &PictureKeeper::setFolder);
  m_settings->setPreviewRows(m_preferences.previewRows());
  connect(&m_preferences, &Preferences::previewRowsChanged, m_settings, &DrawSettings::setPreviewRows);
  connect(m_keeper, &PictureKeeper::saved, this, [this](const QString& sentence) {
    m_problem->hide();
    m_toast->show(QStringLiteral("ok"), sentence);
  });
  const auto tellCopied = [this](const QString& sentence) { m_toast->show(QStringLiteral("copy"), sentence); };
  connect(m_keeper, &PictureKeeper::copied, this, tellCopied);
  connect(m_headings, &JobHeadings::copied, this, tellCopied);
  const auto showProblem = [this](const QString& sentence) { tell(InlineNote::Kind::Error, sentence); };
  connect(m_keeper, &PictureKeeper::failed, this, showProblem);
  connect(&m_archive, &PictureArchive::failed, this, showProblem);
  connect(&m_archive, &PictureArchive::caughtUp, this, [this](const QString& sentence) {
    if (m_problem->sentence() == sentence) m_problem->hide();
  });
  new TileArchive(*m_model, m_archive, this);
}

}  // namespace ui
