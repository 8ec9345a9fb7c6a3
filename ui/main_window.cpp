#include "ui/main_window.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/chat/chat_page.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_strip.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/page.h"

namespace ui {
namespace {

constexpr QSize defaultSize(1280, 800);
constexpr QSize smallestSize(900, 600);
constexpr int switcherGap = 4;

}  // namespace

MainWindow::MainWindow(EngineBridge& bridge, Preferences& preferences, Storage& storage,
                       const core::engine::LoadPlanner& planner, QWidget* parent)
    : QMainWindow(parent),
      m_bridge(bridge),
      m_preferences(preferences),
      m_storage(storage),
      m_status(new EngineStatus(bridge, this)) {
  setWindowTitle(QStringLiteral("Bifrons"));
  setMinimumSize(smallestSize);
  resize(defaultSize);
  buildFrame();
  m_switcher = new ModelSwitcher({bridge, *m_status, preferences, *m_desk}, planner, centralWidget());
  buildPages(planner);
  buildShortcuts();
  connectEngine();
  restoreGeometry(preferences.windowGeometry());
  showPage(0);
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
  auto* bar = new Surface(ColorRole::Surface, this, Qt::BottomEdge);
  bar->setFixedHeight(metrics::topBarHeight);
  m_title = new ElidedLabel(bar, TypeStyle::Title);
  m_actions = new QHBoxLayout;
  m_actions->setSpacing(metrics::space8);
  m_chip = new ModelChip(*m_status, bar);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(metrics::pageMargin, 0, metrics::space12, 1);
  row->setSpacing(metrics::space12);
  row->addWidget(m_title, 1);
  row->addLayout(m_actions);
  row->addWidget(m_chip);
  return bar;
}

void MainWindow::addPage(const QString& name, const QString& icon, const QString& label, const QString& shortcut,
                         Page* page) {
  const int index = static_cast<int>(m_pages.size());
  m_pages.append({name, page});
  m_stack->addWidget(page);
  m_rail->addPage(icon, label, shortcut, name == QStringLiteral("settings") ? Rail::Place::Bottom : Rail::Place::Top);
  for (QWidget* action : page->topBarActions()) {
    m_actions->addWidget(action);
    action->hide();
  }
  auto* key = new QShortcut(QKeySequence(shortcut), this);
  connect(key, &QShortcut::activated, this, [this, index] { showPage(index); });
  connect(page, &Page::titleChanged, this, [this, page] {
    if (m_stack->currentWidget() == page) m_title->setText(page->title());
  });
}

void MainWindow::buildPages(const core::engine::LoadPlanner& planner) {
  auto* chat = new ChatPage(m_bridge, m_preferences, m_stack);
  auto* create = new CreatePage(m_bridge, m_preferences, m_stack);
  addPage(QStringLiteral("chat"), QStringLiteral("chat"), tr("Chat"), QStringLiteral("Ctrl+1"), chat);
  addPage(QStringLiteral("create"), QStringLiteral("create"), tr("Create"), QStringLiteral("Ctrl+2"), create);
  addPage(QStringLiteral("settings"), QStringLiteral("settings"), tr("Settings"), QStringLiteral("Ctrl+3"),
          new SettingsPage(m_preferences, planner, m_stack));
  connect(&create->model(), &CreateModel::submitted, m_status, &EngineStatus::expectPictures);
  connect(chat, &ChatPage::drawExampleChosen, this, [this, create](const QString& prompt) {
    openPage(QStringLiteral("create"));
    create->setPrompt(prompt);
  });
}

void MainWindow::buildShortcuts() {
  const auto on = [this](const QString& keys, auto&& act) {
    connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this, std::forward<decltype(act)>(act));
  };
  on(QStringLiteral("Ctrl+,"), [this] { openPage(QStringLiteral("settings")); });
  on(QStringLiteral("Ctrl+M"), [this] { openSwitcher(); });
  on(QStringLiteral("Ctrl+O"), [this] {
    if (!m_switcher->isVisible()) openSwitcher();
    m_switcher->chooseFolder();
  });
  on(QStringLiteral("Ctrl+L"), [this] { currentPage()->focusInput(); });
  on(QStringLiteral("Esc"), [this] { escape(); });
  on(QStringLiteral("Ctrl+Q"), [this] { close(); });
}

void MainWindow::connectEngine() {
  connect(m_strip, &StatusStrip::stopRequested, this, &MainWindow::stopRunning);
  connect(m_status, &EngineStatus::changed, this, [this] {
    for (int page = 0; page < m_pages.size(); ++page) {
      const bool drawing = m_status->runningJob() != 0 && m_status->runningKind() == JobKind::Images;
      const bool writing = m_status->runningJob() != 0 && m_status->runningKind() == JobKind::Text;
      m_rail->setWorking(page, (drawing && m_pages[page].name == QStringLiteral("create")) ||
                                   (writing && m_pages[page].name == QStringLiteral("chat")));
    }
  });
  connect(m_chip, &QAbstractButton::clicked, this, &MainWindow::openSwitcher);
  connect(m_desk, &LoadDesk::otherModelWanted, this, &MainWindow::openSwitcher);
  connect(m_desk, &LoadDesk::loadStarted, m_status, &EngineStatus::expectModel);
  connect(m_switcher, &ModelSwitcher::focusGivenBack, this, [this] { currentPage()->focusInput(); });
}

Page* MainWindow::currentPage() const { return m_pages[m_stack->currentIndex()].page; }

void MainWindow::loadModel(const core::engine::LoadRequest& request) { m_desk->load(request); }

void MainWindow::loadAtStart(const StartWish& wish) { m_desk->loadAtStart(wish); }

void MainWindow::openSwitcher() {
  const QPoint below = m_chip->mapTo(centralWidget(), QPoint(m_chip->width(), m_chip->height() + switcherGap));
  m_switcher->toggle(below, m_chip);
}

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
  Page* page = m_pages[index].page;
  m_title->setText(page->title());
  showTopBarActions();
  page->focusInput();
}

void MainWindow::showTopBarActions() {
  for (const Entry& entry : m_pages) {
    for (QWidget* action : entry.page->topBarActions()) action->setVisible(entry.page == m_stack->currentWidget());
  }
}

void MainWindow::escape() {
  if (m_switcher->isVisible()) return m_switcher->leave();
  if (!currentPage()->escape()) stopRunning();
}

void MainWindow::stopRunning() {
  if (m_status->runningJob() != 0) m_bridge.stop(m_status->runningJob());
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
