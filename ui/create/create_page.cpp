#include "ui/create/create_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/create_model.h"
#include "ui/create/draw_settings.h"
#include "ui/create/empty_create_view.h"
#include "ui/create/job_header.h"
#include "ui/create/large_view.h"
#include "ui/create/picture_export.h"
#include "ui/create/picture_grid.h"
#include "ui/create/prompt_composer.h"
#include "ui/create/queue_list.h"
#include "ui/create/settings_panel.h"
#include "ui/settings/preferences.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/size_slider.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int smallestTile = 132;
constexpr int largestTile = 384;
constexpr int usualTile = 284;
constexpr int roomForPanel = 1160 - metrics::railWidth;
const QString panelKey = QStringLiteral("create-panel");
const QString moreKey = QStringLiteral("create-more");

/// Where pictures went, and under which names where theirs were taken.
QString savedWords(const QList<QString>& paths, int renamed) {
  const int count = static_cast<int>(paths.size());
  if (count == 1) return CreatePage::tr("Saved as %1").arg(QDir::toNativeSeparators(paths.first()));
  const QString folder = QDir::toNativeSeparators(QFileInfo(paths.first()).absolutePath());
  const QString saved = CreatePage::tr("%n pictures saved in %1", nullptr, count).arg(folder);
  if (renamed == 0) return saved;
  return counted(renamed, CreatePage::tr("%1; 1 got a new name, since its own was taken").arg(saved),
                 CreatePage::tr("%1; %n got new names, since theirs were taken", nullptr, renamed).arg(saved));
}

QMargins pageMargins(int top, int bottom) { return {metrics::pageMargin, top, metrics::pageMargin, bottom}; }

}  // namespace

CreatePage::CreatePage(EngineBridge& bridge, Preferences& preferences, QWidget* parent)
    : Page(parent),
      m_bridge(bridge),
      m_preferences(preferences),
      m_model(new CreateModel(bridge, this)),
      m_settings(new DrawSettings(this)),
      m_saver(new PictureSaver(this)),
      m_content(new QWidget(this)),
      m_composer(new PromptComposer(m_content)),
      m_queue(new QueueList(m_content)),
      m_problem(new InlineNote(InlineNote::Kind::Error, m_content)),
      m_stack(new QStackedWidget(m_content)),
      m_grid(new PictureGrid(m_stack)),
      m_empty(new EmptyCreateView(m_stack)),
      m_large(new LargeView(*m_model, m_content)),
      m_panel(new SettingsPanel(*m_settings, preferences.remembered(moreKey, false), this)),
      m_toast(new Toast(m_content)),
      m_panelWanted(preferences.remembered(panelKey, true)),
      m_lastFolder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)) {
  buildTopBarActions();
  buildContent();
  connectModel();
  connectSaver();
  connectGrid();
  showGridOrEmpty();
}

CreatePage::~CreatePage() = default;

void CreatePage::buildTopBarActions() {
  auto* slider = new SizeSlider(QStringLiteral("grid"), tr("Tile size"), smallestTile, largestTile, usualTile, this);
  connect(slider, &SizeSlider::sizeChanged, m_grid, &SectionGridView::setPreferredCellSize);
  m_sizeControl = slider;
  m_panelButton = new IconButton(QStringLiteral("panel"), tr("Settings panel"), this);
  m_panelButton->setWords(tr("Settings panel"), QStringLiteral("Ctrl+I"));
  m_panelButton->setCheckable(true);
  connect(m_panelButton, &QAbstractButton::clicked, this, &CreatePage::togglePanel);
  auto* key = new QShortcut(QKeySequence(QStringLiteral("Ctrl+I")), this);
  connect(key, &QShortcut::activated, this, &CreatePage::togglePanel);
}

QList<QWidget*> CreatePage::topBarActions() { return {m_sizeControl, m_panelButton}; }

void CreatePage::buildContent() {
  m_problem->setClosable();
  m_problem->hide();
  m_large->hide();
  m_grid->setModel(m_model);
  m_grid->setPreferredCellSize(usualTile);
  m_grid->setLargestCellSize(largestTile);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(m_grid);
  auto* above = new QVBoxLayout;
  above->setContentsMargins(pageMargins(14, 0));
  above->setSpacing(metrics::space12);
  above->addWidget(m_composer);
  above->addWidget(m_queue);
  above->addWidget(m_problem);
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space8);
  column->addLayout(above);
  column->addWidget(m_stack, 1);
  QWidget::setTabOrder(m_composer, m_queue);
  QWidget::setTabOrder(m_queue, m_stack);
  QWidget::setTabOrder(m_stack, m_panel);
  QWidget::setTabOrder(m_panel, m_sizeControl);
  QWidget::setTabOrder(m_sizeControl, m_panelButton);
}

void CreatePage::connectModel() {
  connect(m_composer, &PromptComposer::drawRequested, this, &CreatePage::draw);
  connect(m_empty, &EmptyCreateView::promptChosen, this, &CreatePage::setPrompt);
  connect(m_queue, &QueueList::cancelRequested, m_model, &CreateModel::stop);
  connect(m_panel, &SettingsPanel::moreToggled, this, [this](bool shown) { m_preferences.remember(moreKey, shown); });
  const auto showQueue = [this] {
    m_queue->show(m_model->queue(), m_bridge.model() != nullptr);
    m_composer->setBusy(m_model->running() != nullptr || !m_model->queue().isEmpty());
    showGridOrEmpty();
  };
  connect(m_model, &CreateModel::queueChanged, this, showQueue);
  connect(m_model, &CreateModel::runningChanged, this, showQueue);
  connect(m_model, &CreateModel::drawingChanged, this, &CreatePage::refreshHeader);
  connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent, int first, int last) {
    if (parent.isValid()) return;
    for (int row = first; row <= last; ++row) addHeader(m_model->index(row, 0));
    m_grid->scrollToTop();
  });
  connect(m_model, &QAbstractItemModel::rowsRemoved, this, &CreatePage::showGridOrEmpty);
  connect(&m_bridge, &EngineBridge::modelLoaded, this, [this, showQueue](const core::engine::ModelInfo& info) {
    m_settings->setDefaults(info.image_defaults);
    m_empty->setBuiltIn(info.built_in);
    showQueue();
  });
}

void CreatePage::connectSaver() {
  connect(m_saver, &PictureSaver::saved, this, [this](const QList<QString>& paths, int renamed) {
    m_problem->hide();
    m_toast->show(QStringLiteral("ok"), savedWords(paths, renamed));
  });
  connect(m_saver, &PictureSaver::failed, this, [this](const QString& sentence, const QList<QString>& paths) {
    const int count = static_cast<int>(paths.size());
    const QString kept = count == 0 ? tr("Nothing was saved; what was drawn is still here.")
                                    : counted(count, tr("1 picture was saved; all are still here."),
                                              tr("%n pictures were saved; all are still here.", nullptr, count));
    showProblem(QStringLiteral("%1 %2").arg(sentence, kept));
  });
}

void CreatePage::showProblem(const QString& sentence) {
  m_problem->setMessage({}, sentence);
  m_problem->show();
}

void CreatePage::connectGrid() {
  connect(m_grid, &PictureGrid::openRequested, this, &CreatePage::openLarge);
  connect(m_grid, &PictureGrid::saveRequested, this, &CreatePage::askWhereToSave);
  connect(m_grid, &PictureGrid::copyRequested, this, &CreatePage::copyTile);
  connect(m_grid, &PictureGrid::dragRequested, this, &CreatePage::dragTile);
  connect(m_grid, &PictureGrid::menuRequested, this, &CreatePage::showMenu);
  connect(m_grid, &PictureGrid::reuseRequested, this, [this](const QModelIndex& tile) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) reuse(drawing->job);
  });
  connect(m_large, &LargeView::closed, this, &CreatePage::closeLarge);
  connect(m_large, &LargeView::saveRequested, this, &CreatePage::askWhereToSave);
  connect(m_large, &LargeView::copyRequested, this, &CreatePage::copyTile);
}

void CreatePage::focusInput() { m_composer->focusPrompt(); }

bool CreatePage::escape() {
  if (m_large->isVisible()) {
    closeLarge();
    return true;
  }
  if (m_panelOver) {
    m_panelOver = false;
    layoutPanel();
    return true;
  }
  const Drawing* running = m_model->running();
  if (running == nullptr) return false;
  m_model->stop(running->job);
  return true;
}

void CreatePage::setPrompt(const QString& prompt) {
  m_composer->setPrompt(prompt);
  m_composer->focusPrompt();
}

void CreatePage::draw() {
  const QString prompt = m_composer->prompt();
  if (prompt.isEmpty()) {
    m_toast->show(QStringLiteral("info"), PromptComposer::advice());
    return m_composer->focusPrompt();
  }
  closeLarge();
  m_model->draw(prompt, m_settings->take());
}

void CreatePage::addHeader(const QModelIndex& section) {
  const JobId job = m_model->drawingAt(section)->job;
  auto* header = new JobHeader;
  m_grid->setHeading(section, header);
  header->show(*m_model->drawingAt(section));
  connect(header, &JobHeader::stopRequested, this, [this, job] { m_model->stop(job); });
  connect(header, &JobHeader::saveAllRequested, this, [this, job] { askWhereToSaveAll(job); });
  connect(header, &JobHeader::reuseRequested, this, [this, job] { reuse(job); });
  connect(header, &JobHeader::removeRequested, this, [this, job] { m_model->remove(job); });
  connect(header, &JobHeader::retryRequested, this, [this, job] {
    if (const Drawing* drawing = m_model->drawingAt(m_model->sectionOf(job)))
      m_model->draw(drawing->prompt, drawing->options);
  });
}

void CreatePage::refreshHeader(JobId job) {
  const QModelIndex section = m_model->sectionOf(job);
  auto* header = qobject_cast<JobHeader*>(m_grid->indexWidget(section));
  if (header != nullptr) header->show(*m_model->drawingAt(section));
}

void CreatePage::showGridOrEmpty() {
  const bool empty = m_model->rowCount() == 0;
  m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_grid);
}

void CreatePage::askWhereToSave(const QModelIndex& tile) {
  const Drawing* drawing = m_model->drawingAt(tile);
  if (drawing == nullptr) return;
  auto* dialog = new QFileDialog(this, tr("Save the picture"), m_lastFolder, tr("PNG pictures (*.png)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->selectFile(suggestedFileName(keptPicture(*drawing, tile.row())));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  const QPersistentModelIndex kept(tile);
  connect(dialog, &QFileDialog::fileSelected, this, [this, kept](const QString& path) { saveTile(kept, path); });
  dialog->open();
}

void CreatePage::saveTile(const QModelIndex& tile, const QString& path) {
  const Drawing* drawing = m_model->drawingAt(tile);
  if (drawing == nullptr || !m_model->tileAt(tile)->canBeKept()) return;
  m_lastFolder = QFileInfo(path).absolutePath();
  m_saver->save({{keptPicture(*drawing, tile.row()), path}}, PictureSaver::IfTaken::Replace);
}

void CreatePage::askWhereToSaveAll(JobId job) {
  auto* dialog = new QFileDialog(this, tr("Save all pictures in a folder"), m_lastFolder);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this, job](const QString& folder) { saveAll(job, folder); });
  dialog->open();
}

void CreatePage::saveAll(JobId job, const QString& folder) {
  const Drawing* drawing = m_model->drawingAt(m_model->sectionOf(job));
  if (drawing == nullptr) return;
  m_lastFolder = folder;
  QList<PictureSaver::Item> items;
  for (int index = 0; index < drawing->tiles.size(); ++index) {
    if (!drawing->tiles[index].canBeKept()) continue;
    const KeptPicture picture = keptPicture(*drawing, index);
    items.append({picture, QDir(folder).filePath(suggestedFileName(picture))});
  }
  if (!items.isEmpty()) m_saver->save(items, PictureSaver::IfTaken::Number);
}

void CreatePage::copyTile(const QModelIndex& tile) {
  const Tile* shown = m_model->tileAt(tile);
  if (shown == nullptr || !shown->canBeKept()) return;
  QApplication::clipboard()->setImage(shown->picture);
  m_toast->show(QStringLiteral("copy"), tr("Picture copied"));
}

void CreatePage::dragTile(const QModelIndex& tile) {
  const Drawing* drawing = m_model->drawingAt(tile);
  if (drawing == nullptr) return;
  const KeptPicture picture = keptPicture(*drawing, tile.row());
  auto* content = new QMimeData;
  content->setImageData(picture.picture);
  const QString path = m_dragged.filePath(suggestedFileName(picture));
  try {
    writePicture(picture, path);  // some tens of kilobytes; a file manager wants a file
    content->setUrls({QUrl::fromLocalFile(path)});
  } catch (const core::Error& error) {
    showProblem(errorBody(error.kind(), toQString(std::string_view(error.what()))));
  }
  auto* drag = new QDrag(m_grid);
  drag->setMimeData(content);
  drag->setPixmap(QPixmap::fromImage(picture.picture.scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
  drag->exec(Qt::CopyAction);
}

void CreatePage::showMenu(const QModelIndex& tile, const QPoint& globalPosition) {
  const Drawing* drawing = m_model->drawingAt(tile);
  const Tile* shown = m_model->tileAt(tile);
  if (drawing == nullptr || shown == nullptr) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setAttribute(Qt::WA_TranslucentBackground);
  menu->setWindowFlag(Qt::FramelessWindowHint);
  const QPersistentModelIndex kept(tile);
  const auto add = [&](const QString& icon, const QString& words, const QString& keys, bool enabled, auto act) {
    QAction* action =
        menu->addAction(IconProvider::icon(icon), words + (keys.isEmpty() ? QString() : QLatin1Char('\t') + keys));
    action->setEnabled(enabled);
    connect(action, &QAction::triggered, this, act);
  };
  const bool canBeKept = shown->canBeKept();
  add(QStringLiteral("open"), tr("Show large"), tr("Space"), !shown->picture.isNull(),
      [this, kept] { openLarge(kept); });
  menu->addSeparator();
  add(QStringLiteral("save"), tr("Save as…"), QStringLiteral("Ctrl+S"), canBeKept,
      [this, kept] { askWhereToSave(kept); });
  add(QStringLiteral("copy"), tr("Copy picture"), QStringLiteral("Ctrl+C"), canBeKept,
      [this, kept] { copyTile(kept); });
  menu->addSeparator();
  add(QStringLiteral("reuse"), tr("Reuse settings"), QStringLiteral("U"), true,
      [this, job = drawing->job] { reuse(job); });
  menu->popup(globalPosition);
}

void CreatePage::reuse(JobId job) {
  const Drawing* drawing = m_model->drawingAt(m_model->sectionOf(job));
  if (drawing == nullptr) return;
  m_settings->reuse(drawing->options);
  setPrompt(drawing->prompt);
}

void CreatePage::openLarge(const QModelIndex& tile) {
  m_large->setGeometry(m_stack->geometry());
  m_large->show(tile);
}

void CreatePage::closeLarge() {
  if (!m_large->isVisible()) return;
  const QModelIndex tile = m_large->current();
  m_large->hide();
  m_grid->setFocus(Qt::OtherFocusReason);
  if (tile.isValid()) m_grid->setCurrentIndex(tile);
}

void CreatePage::togglePanel() {
  if (width() >= roomForPanel) {
    m_panelWanted = !m_panelWanted;
    m_preferences.remember(panelKey, m_panelWanted);
  } else {
    m_panelOver = !m_panelOver;
    if (m_panelOver) m_panel->focusFirst();
  }
  layoutPanel();
}

void CreatePage::layoutPanel() {
  const bool beside = width() >= roomForPanel;
  if (beside) m_panelOver = false;
  const bool shown = beside ? m_panelWanted : m_panelOver;
  m_panel->setVisible(shown);
  m_panel->setGeometry(width() - SettingsPanel::panelWidth, 0, SettingsPanel::panelWidth, height());
  m_panel->raise();
  m_content->setGeometry(0, 0, width() - (beside && shown ? SettingsPanel::panelWidth : 0), height());
  m_panelButton->setChecked(shown);
  m_content->layout()->activate();
  m_large->setGeometry(m_stack->geometry());
}

void CreatePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_composer->setLowWindow(height() < metrics::lowPage);
  layoutPanel();
}

}  // namespace ui
