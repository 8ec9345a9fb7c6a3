#include "ui/create/create_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/qt_convert.h"
#include "ui/commands/action_registry.h"
#include "ui/create/create_model.h"
#include "ui/create/draw_settings.h"
#include "ui/create/drawing_pace.h"
#include "ui/create/empty_create_view.h"
#include "ui/create/job_headings.h"
#include "ui/create/large_view.h"
#include "ui/create/picture_grid.h"
#include "ui/create/picture_keeper.h"
#include "ui/create/picture_ranker.h"
#include "ui/create/prompt_area.h"
#include "ui/create/prompt_composer.h"
#include "ui/create/queue_list.h"
#include "ui/create/settings_panel.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/column_handle.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/page_columns.h"
#include "ui/widgets/size_slider.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int smallestTile = 132;
constexpr int largestTile = 384;
constexpr int usualTile = 284;
constexpr PageColumns::Width panelWidth{.usual = 300, .least = 280, .most = 360, .besideFrom = 1160 - metrics::railWidth};
const QString panelKey = QStringLiteral("create-panel");
const QString moreKey = QStringLiteral("create-more");

QMargins pageMargins(int top, int bottom) { return {metrics::pageMargin, top, metrics::pageMargin, bottom}; }

}  // namespace

CreatePage::CreatePage(EngineBridge& bridge, Preferences& preferences, PictureArchive& archive, QWidget* parent)
    : Page(parent),
      m_bridge(bridge),
      m_preferences(preferences),
      m_archive(archive),
      m_model(new CreateModel(bridge, this)),
      m_ranker(new PictureRanker(bridge, *m_model, this)),
      m_settings(new DrawSettings(this)),
      m_pace(new DrawingPace(bridge, *m_model, this)),
      m_keeper(new PictureKeeper(*m_model, archive, this)),
      m_content(new QWidget(this)),
      m_prompt(new PromptArea(bridge, m_content)),
      m_composer(&m_prompt->composer()),
      m_queue(new QueueList(m_content)),
      m_problem(new InlineNote(InlineNote::Kind::Error, m_content)),
      m_stack(new QStackedWidget(m_content)),
      m_grid(new PictureGrid(m_stack)),
      m_empty(new EmptyCreateView(m_stack)),
      m_large(new LargeView(*m_model, m_content)),
      m_panel(new SettingsPanel(bridge, *m_settings, preferences.remembered(moreKey, false), this)),
      m_columns(new PageColumns(m_content, this)),
      m_toast(new Toast(m_content)) {
  buildTopBarActions();
  buildContent();
  connectModel();
  connectKeeper();
  connectGrid();
  connectDrop();
  connectPanel();
  showGridOrEmpty();
  orderTabStops();
}

void CreatePage::buildTopBarActions() {
  auto* slider = new SizeSlider(QStringLiteral("grid"), tr("Tile size"), smallestTile, largestTile, usualTile, this);
  connect(slider, &SizeSlider::sizeChanged, m_grid, &SectionGridView::setPreferredCellSize);
  m_sizeControl = slider;
  buildConfidenceSwitch();
  m_panelButton = new IconButton(QStringLiteral("panel"), tr("Settings panel"), this);
  m_panelButton->setCheckable(true);
  connect(m_panelButton, &QAbstractButton::clicked, this, &CreatePage::togglePanel);
}

void CreatePage::defineActions(ActionRegistry& actions) {
  actions.define(this, {"create.draw", QT_TR_NOOP("Draw the prompt"), "create", "Ctrl+Enter; Ctrl+Return"}, [this] { draw(); });
  actions.define(this, {"create.defaults", QT_TR_NOOP("Reset the drawing settings"), "undo", {}},
                 [this] { m_settings->resetToDefaults(); });
  actions.tellKeys(QStringLiteral("create.draw"), this, [this](const QString& keys) { m_composer->setKeys(keys); });
  actions.tellKeys(QStringLiteral("window.panel"), this,
                   [this](const QString& keys) { m_panelButton->setWords(tr("Settings panel"), keys); });
}

QList<QWidget*> CreatePage::regions() { return {m_prompt, m_stack, m_large, m_panel}; }

QList<QWidget*> CreatePage::topBarActions() { return {m_sizeControl, m_confidence, m_panelButton}; }

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
  column->setSpacing(metrics::space12);
  column->addLayout(above);
  column->addWidget(m_stack, 1);
}

void CreatePage::tell(InlineNote::Kind kind, const QString& sentence) {
  m_problem->setKind(kind);
  m_problem->setMessage({}, sentence);
  m_problem->show();
}

void CreatePage::focusInput() { m_composer->focusPrompt(); }

bool CreatePage::escape() {
  if (m_grid->leaveReroll()) return true;
  if (m_large->isVisible()) {
    closeLarge();
    return true;
  }
  if (m_columns->closeOver()) return true;
  const Drawing* running = m_model->running();
  if (running == nullptr) return m_ranker->stopNewest();
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
  if (!m_panel->mayDraw()) {
    if (!m_columns->isPanelShown()) m_columns->togglePanel();
    return m_panel->showProblem();
  }
  closeLarge();
  m_model->draw(prompt, m_settings->take());
}

void CreatePage::showQueue() {
  m_queue->show(m_model->queue(), m_bridge.model() != nullptr && m_load == 0, m_model->expectedStarts());
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
  for (QWidget* heading : m_headings->all()) stops += tabStops(heading);
  stops.append(m_grid);
  for (QWidget* part : std::initializer_list<QWidget*>{m_large, m_columns->findChild<ColumnHandle*>(), m_panel,
                                                       m_sizeControl, m_confidence, m_panelButton}) {
    stops += tabStops(part);
  }
  ui::setTabOrder(stops);
}

void CreatePage::reuseJob(JobId job) {
  const Drawing* drawing = m_model->drawingAt(m_model->sectionOf(job));
  if (drawing == nullptr) return;
  m_settings->reuse(drawing->options);
  setPrompt(drawing->prompt);
}

void CreatePage::reuse(const core::inference::PictureMetadata& picture) {
  core::inference::ImageOptions options = picture.options;
  options.count = std::clamp<std::int64_t>(picture.index + 1, 1, DrawSettings::mostPictures);
  options.preview_rows = m_settings->options().preview_rows;
  m_settings->reuse(options);
  setPrompt(toQString(picture.prompt));
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
  m_columns->togglePanel();
  if (m_columns->isPanelShown() && width() < panelWidth.besideFrom) m_panel->focusFirst();
}

void CreatePage::connectPanel() {
  connect(m_panel, &SettingsPanel::moreToggled, this, [this](bool shown) { m_preferences.remember(moreKey, shown); });
  connect(m_columns, &PageColumns::wantedChanged, this,
          [this] { m_preferences.remember(panelKey, m_columns->isPanelWanted()); });
  connect(m_columns, &PageColumns::widthsChanged, this,
          [this] { m_preferences.setSplitter(panelKey, m_columns->state()); });
  connect(m_columns, &PageColumns::shownChanged, this, [this] {
    m_panelButton->setChecked(m_columns->isPanelShown());
    m_content->layout()->activate();
    m_large->setGeometry(m_stack->geometry());
  });
  m_columns->setPanel(m_panel, panelWidth);
  m_columns->setPanelWanted(m_preferences.remembered(panelKey, true));
  m_columns->restore(m_preferences.splitter(panelKey));
}

void CreatePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_composer->setLowWindow(height() < metrics::lowPage);
  m_columns->setGeometry(rect());
}

}  // namespace ui
