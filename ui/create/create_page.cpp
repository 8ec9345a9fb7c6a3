#include "ui/create/create_page.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/create/create_model.h"
#include "ui/create/draw_settings.h"
#include "ui/create/empty_create_view.h"
#include "ui/create/job_header.h"
#include "ui/create/large_view.h"
#include "ui/create/picture_grid.h"
#include "ui/create/picture_keeper.h"
#include "ui/create/prompt_area.h"
#include "ui/create/prompt_composer.h"
#include "ui/create/queue_list.h"
#include "ui/create/settings_panel.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/size_slider.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int smallestTile = 132;
constexpr int largestTile = 384;
constexpr int usualTile = 284;
constexpr int roomForPanel = 1160 - metrics::railWidth;
const QString panelKey = QStringLiteral("create-panel");
const QString moreKey = QStringLiteral("create-more");

QMargins pageMargins(int top, int bottom) { return {metrics::pageMargin, top, metrics::pageMargin, bottom}; }

}  // namespace

CreatePage::CreatePage(EngineBridge& bridge, Preferences& preferences, QWidget* parent)
    : Page(parent),
      m_bridge(bridge),
      m_preferences(preferences),
      m_model(new CreateModel(bridge, this)),
      m_settings(new DrawSettings(this)),
      m_keeper(new PictureKeeper(*m_model, this)),
      m_content(new QWidget(this)),
      m_prompt(new PromptArea(bridge, m_content)),
      m_composer(&m_prompt->composer()),
      m_queue(new QueueList(m_content)),
      m_problem(new InlineNote(InlineNote::Kind::Error, m_content)),
      m_stack(new QStackedWidget(m_content)),
      m_grid(new PictureGrid(m_stack)),
      m_empty(new EmptyCreateView(m_stack)),
      m_large(new LargeView(*m_model, m_content)),
      m_panel(new SettingsPanel(*m_settings, preferences.remembered(moreKey, false), this)),
      m_toast(new Toast(m_content)),
      m_panelWanted(preferences.remembered(panelKey, true)) {
  buildTopBarActions();
  buildContent();
  connectModel();
  connectKeeper();
  connectGrid();
  showGridOrEmpty();
  orderTabStops();
}

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
  above->addWidget(m_prompt);
  above->addWidget(m_queue);
  above->addWidget(m_problem);
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space8);
  column->addLayout(above);
  column->addWidget(m_stack, 1);
}

void CreatePage::connectModel() {
  connect(m_prompt, &PromptArea::drawRequested, this, &CreatePage::draw);
  for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
    auto* key = new QShortcut(QKeySequence(Qt::CTRL | enter), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, this, &CreatePage::draw);
  }
  connect(m_empty, &EmptyCreateView::promptChosen, this, &CreatePage::setPrompt);
  connect(m_queue, &QueueList::cancelRequested, m_model, &CreateModel::stop);
  connect(m_panel, &SettingsPanel::moreToggled, this, [this](bool shown) { m_preferences.remember(moreKey, shown); });
  connect(m_model, &CreateModel::queueChanged, this, &CreatePage::showQueue);
  connect(m_model, &CreateModel::runningChanged, this, &CreatePage::showQueue);
  connect(m_model, &CreateModel::drawingChanged, this, &CreatePage::refreshHeader);
  connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent, int first, int last) {
    if (parent.isValid()) return;
    for (int row = first; row <= last; ++row) addHeader(m_model->index(row, 0));
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
  connect(m_keeper, &PictureKeeper::saved, this, [this](const QString& sentence) {
    m_problem->hide();
    m_toast->show(QStringLiteral("ok"), sentence);
  });
  connect(m_keeper, &PictureKeeper::copied, this,
          [this](const QString& sentence) { m_toast->show(QStringLiteral("copy"), sentence); });
  connect(m_keeper, &PictureKeeper::failed, this, [this](const QString& sentence) {
    m_problem->setMessage({}, sentence);
    m_problem->show();
  });
}

void CreatePage::connectGrid() {
  connect(m_grid, &PictureGrid::openRequested, this, &CreatePage::openLarge);
  connect(m_grid, &PictureGrid::saveRequested, m_keeper, &PictureKeeper::askWhereToSave);
  connect(m_grid, &PictureGrid::copyRequested, m_keeper, &PictureKeeper::copy);
  connect(m_grid, &PictureGrid::dragRequested, m_keeper, &PictureKeeper::drag);
  connect(m_grid, &PictureGrid::reuseRequested, this, [this](const QModelIndex& tile) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) reuse(drawing->job);
  });
  connect(m_large, &LargeView::closed, this, &CreatePage::closeLarge);
  connect(m_large, &LargeView::saveRequested, m_keeper, &PictureKeeper::askWhereToSave);
  connect(m_large, &LargeView::copyRequested, m_keeper, &PictureKeeper::copy);
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
  if (!m_prompt->mayDraw()) return m_composer->focusPrompt();
  closeLarge();
  m_model->draw(prompt, m_settings->take());
}

void CreatePage::addHeader(const QModelIndex& section) {
  const JobId job = m_model->drawingAt(section)->job;
  auto* header = new JobHeader;
  m_grid->setHeading(section, header);
  header->show(*m_model->drawingAt(section));
  connect(header, &JobHeader::stopRequested, this, [this, job] { m_model->stop(job); });
  connect(header, &JobHeader::saveAllRequested, this, [this, job] { m_keeper->askWhereToSaveAll(job); });
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

void CreatePage::showQueue() {
  m_queue->show(m_model->queue(), m_bridge.model() != nullptr && m_load == 0);
  m_composer->setBusy(m_model->running() != nullptr || !m_model->queue().isEmpty());
  showGridOrEmpty();
  orderTabStops();
}

void CreatePage::showGridOrEmpty() {
  const bool empty = m_model->rowCount() == 0;
  m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_grid);
}

void CreatePage::orderTabStops() {
  QList<QWidget*> stops = tabStops(m_prompt) + tabStops(m_queue) + tabStops(m_problem) + tabStops(m_empty);
  for (int section = 0; section < m_model->rowCount(); ++section) {
    if (QWidget* header = m_grid->indexWidget(m_model->index(section, 0))) stops += tabStops(header);
  }
  stops.append(m_grid);
  stops += tabStops(m_large) + tabStops(m_panel) + tabStops(m_sizeControl) + tabStops(m_panelButton);
  ui::setTabOrder(stops);
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
