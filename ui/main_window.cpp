#include "ui/main_window.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/chat/chat_page.h"
#include "ui/commands/action_registry.h"
#include "ui/commands/command_palette.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/memory_foot.h"
#include "ui/create/settings_panel.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/rail.h"
#include "ui/frame/region_walk.h"
#include "ui/frame/status_strip.h"
#include "ui/frame/storage_note.h"
#include "ui/gallery/gallery_page.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/store/picture_archive.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr QSize defaultSize(1280, 800);
constexpr QSize smallestSize(900, 600);

}  // namespace

MainWindow::MainWindow(EngineBridge& bridge, Preferences& preferences, Storage& storage,
                       const core::engine::LoadPlanner& planner, QWidget* parent)
    : QMainWindow(parent),
      m_bridge(bridge),
      m_preferences(preferences),
      m_commands(new ActionRegistry(preferences, this)),
      m_storage(storage),
      m_archive(new PictureArchive(storage, this)),
      m_status(new EngineStatus(bridge, this)),
      m_regions(new RegionWalk(this)) {
  setWindowTitle(QStringLiteral("Bifrons"));
  setMinimumSize(smallestSize);
  resize(defaultSize);
  buildFrame();
  m_switcher = new ModelSwitcher({bridge, *m_status, preferences, *m_desk}, planner, centralWidget());
  buildPages(planner);
  defineActions();
  buildHelp(planner);
  connectEngine();
  m_archive->tidyUp();
  restoreGeometry(preferences.windowGeometry());
  if (!openPage(preferences.lastPage())) showPage(0);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame() {
  auto* ground = new Surface(ColorRole::Surface, this);
  m_rail = new Rail(ground);
  m_stack = new QStackedWidget(ground);
  m_desk = new LoadDesk(m_bridge, m_preferences, ground);
  m_strip = new StatusStrip(*m_status, ground);
  auto* content = new QVBoxLayout;
  content->setSpacing(0);
  content->addWidget(buildTopBar());
  content->addWidget(m_desk);
  content->addWidget(new StorageNote(m_storage, ground));
  content->addWidget(m_stack, 1);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(m_rail);
  middle->addLayout(content, 1);
  auto* all = new QVBoxLayout(ground);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addLayout(middle, 1);
  all->addWidget(m_strip);
  setCentralWidget(ground);
  connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
}

QWidget* MainWindow::buildTopBar() {
  auto* bar = m_topBar = new Surface(ColorRole::Surface, this, Qt::BottomEdge);
  bar->setFixedHeight(metrics::topBarHeight);
  m_title = new ElidedLabel(bar, TypeStyle::Title);
  m_titleActions = new QHBoxLayout;
  m_titleNote = new QLabel(bar);
  setTextStyle(m_titleNote, TypeStyle::Small, ColorRole::Text3);
  m_actions = new QHBoxLayout;
  m_actions->setSpacing(metrics::space8);
  m_chip = new ModelChip(*m_status, bar);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(metrics::pageMargin, 0, metrics::space12, 1);
  row->setSpacing(metrics::space12);
  row->addWidget(m_title);
  row->addLayout(m_titleActions);
  row->addWidget(m_titleNote);
  row->addStretch(1);
  row->addLayout(m_actions);
  row->addSpacing(metrics::space8);
  row->addWidget(m_chip);
  return bar;
}

void MainWindow::addPage(const PageSpec& spec, Page* page) {
  const int index = static_cast<int>(m_pages.size());
  const QString name = QString::fromLatin1(spec.name);
  m_pages.append({name, page});
  m_stack->addWidget(page);
  const QByteArray id = QByteArrayLiteral("page.") + spec.name;
  QAction* open = m_commands->define(this, {id.constData(), spec.label, spec.icon, spec.keys}, [this, index] { showPage(index); });
  m_rail->addPage(QString::fromLatin1(spec.icon), open->text(), ActionRegistry::keysText(open),
                  name == QStringLiteral("settings") ? Rail::Place::Bottom : Rail::Place::Top);
  for (QWidget* action : page->topBarActions()) {
    m_actions->addWidget(action);
    action->hide();
  }
  if (QWidget* action = page->titleAction()) {
    m_titleActions->addWidget(action);
    action->hide();
  }
  page->defineActions(*m_commands);
  connect(m_commands, &ActionRegistry::keysChanged, this, [this, index, open](QAction* action) {
    if (action == open) m_rail->button(index)->setShortcut(ActionRegistry::keysText(open));
  });
  connect(page, &Page::titleChanged, this, [this, page] {
    if (m_stack->currentWidget() == page) showTitle();
  });
  connect(page, &Page::statusHintChanged, this, [this, page] {
    if (m_stack->currentWidget() == page) m_strip->setHint(page->statusHint());
  });
}

void MainWindow::buildPages(const core::engine::LoadPlanner& planner) {
  auto* chat = new ChatPage(m_bridge, m_preferences, m_storage, m_stack);
  auto* create = new CreatePage(m_bridge, m_preferences, *m_archive, m_stack);
  create->panel().setFoot(new MemoryFoot(m_bridge, create->settings(), create->pace(), planner, &create->panel()));
  m_settings = new SettingsPage({m_preferences, *m_commands, planner, appFolders()}, m_stack);
  addPage({"chat", "chat", QT_TR_NOOP("Chat"), "Ctrl+1"}, chat);
  addPage({"create", "create", QT_TR_NOOP("Create"), "Ctrl+2"}, create);
  auto* gallery = new GalleryPage(m_bridge, m_preferences, *m_archive, appFolders().cache, m_stack);
  addPage({"gallery", "gallery", QT_TR_NOOP("Gallery"), "Ctrl+3"}, gallery);
  addPage({"models", "models", QT_TR_NOOP("Models"), "Ctrl+4"}, makeModelsPage(planner));
  addPage({"settings", "settings", QT_TR_NOOP("Settings"), "Ctrl+,"}, m_settings);
  connectPictures(*chat, *create, *gallery);
  connect(&create->model(), &CreateModel::submitted, m_status, &EngineStatus::expectPictures);
  connect(chat, &ChatPage::drawExampleChosen, this, [this, create](const QString& prompt) {
    openPage(QStringLiteral("create"));
    create->setPrompt(prompt);
  });
}

void MainWindow::connectEngine() {
  connect(m_strip, &StatusStrip::stopRequested, this, &MainWindow::stopRunning);
  connect(m_status, &EngineStatus::changed, this, &MainWindow::updateActions);
  connect(m_status, &EngineStatus::changed, this, &MainWindow::markWork);
  connectModels();
  connect(m_chip, &QAbstractButton::clicked, this, &MainWindow::openSwitcher);
  connect(m_desk, &LoadDesk::otherModelWanted, this, &MainWindow::openSwitcher);
  connect(m_desk, &LoadDesk::loadStarted, m_status, &EngineStatus::expectModel);
  connect(m_switcher, &ModelSwitcher::focusGivenBack, this, [this] { currentPage()->focusInput(); });
}

Page* MainWindow::currentPage() const { return m_pages[m_stack->currentIndex()].page; }

void MainWindow::loadModel(const core::engine::LoadRequest& request) { m_desk->load(request); }

void MainWindow::loadFolder(const std::filesystem::path& folder) { m_desk->load(m_desk->requestFor(folder)); }

void MainWindow::loadAtStart(const StartWish& wish) { m_desk->loadAtStart(wish); }

bool MainWindow::openPage(const QString& name) {
  for (int index = 0; index < m_pages.size(); ++index) {
    if (m_pages[index].name != name) continue;
    showPage(index);
    return true;
  }
  return false;
}

void MainWindow::openFiles(const QList<QString>& paths) {
  if (paths.isEmpty()) return;
  openPage(QStringLiteral("chat"));
  currentPage()->openFiles(paths);
}

void MainWindow::showPage(int index) {
  m_stack->setCurrentIndex(index);
  m_rail->setCurrent(index);
  m_preferences.setLastPage(m_pages[index].name);  // at once: not every end is a proper one
  Page* page = m_pages[index].page;
  showTitle();
  m_strip->setHint(page->statusHint());
  showTopBarActions();
  updateActions();
  page->focusInput();
}

void MainWindow::showTitle() {
  m_title->setText(currentPage()->title());
  m_titleNote->setText(currentPage()->titleNote());
  if (QWidget* action = currentPage()->titleAction()) action->setVisible(action->isEnabled());
}

void MainWindow::showTopBarActions() {
  for (const Entry& entry : m_pages) {
    const bool shown = entry.page == m_stack->currentWidget();
    for (QWidget* action : entry.page->topBarActions()) action->setVisible(shown);
    if (QWidget* action = entry.page->titleAction()) action->setVisible(shown && action->isEnabled());
  }
}

void MainWindow::closeEvent(QCloseEvent* event) {
  m_preferences.setWindowGeometry(saveGeometry());
  m_bridge.stopAll();
  event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  m_chip->setWindowWidth(width());
}

}  // namespace ui
