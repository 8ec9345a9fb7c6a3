#include "ui/commands/action_registry.h"
#include "ui/commands/command_list.h"
#include "ui/commands/command_palette.h"
#include "ui/frame/command_hint.h"
#include "ui/frame/desktop_notice.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/job_notifier.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/rail.h"
#include "ui/frame/region_walk.h"
#include "ui/frame/status_strip.h"
#include "ui/log/diagnosis.h"
#include "ui/log/log_dialog.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/settings/app_folders.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/page.h"
#include "ui/widgets/toast.h"

// The window's own actions, and what they come to. The pages' are defined by the pages.

namespace ui {
namespace {

constexpr int switcherGap = 4;
constexpr int zoomStep = 10;

QString logFile() { return appFolders().logs() + QStringLiteral("/bifrons.log"); }

}  // namespace

void MainWindow::defineActions() {
  defineMoves();
  defineModelActions();
  defineLooks();
  m_palette = new CommandPalette(*m_commands, centralWidget());
  for (const char* own : {"window.commands", "window.escape"}) m_palette->commands()->leaveOut(QString::fromLatin1(own));
  m_commands->tellKeys(QStringLiteral("window.commands"), this, [this](const QString& keys) { m_strip->commands()->setKeys(keys); });
  m_commands->tellKeys(QStringLiteral("model.choose"), this, [this](const QString& keys) { m_chip->setKeys(keys); });
  connect(m_strip->commands(), &QAbstractButton::clicked, this, &MainWindow::openCommands);
  connect(m_commands, &ActionRegistry::ownerWanted, this, [this](const QWidget* owner) {
    for (int index = 0; index < m_pages.size(); ++index) {
      if (m_pages[index].page == owner && m_pages[index].page != currentPage()) showPage(index);
    }
  });
}

void MainWindow::defineMoves() {
  ActionRegistry& all = *m_commands;
  all.define(this, {"window.commands", QT_TR_NOOP("Find a command"), "search", "Ctrl+K"}, [this] { openCommands(); });
  all.define(this, {"window.search", QT_TR_NOOP("Search on this page"), "search", QKeySequence::Find},
             [this] { currentPage()->focusSearch(); });
  all.define(this, {"window.input", QT_TR_NOOP("Go to the text input"), "edit", "Ctrl+L"},
             [this] { currentPage()->focusInput(); });
  all.define(this, {"window.list", QT_TR_NOOP("Show or hide the list"), "panel", "Ctrl+B"},
             [this] { currentPage()->toggleList(); });
  all.define(this, {"window.panel", QT_TR_NOOP("Show or hide the side panel"), "panel", "Ctrl+I"},
             [this] { currentPage()->togglePanel(); });
  all.define(this, {"window.next", QT_TR_NOOP("Go to the next region"), "right", "F6"}, [this] { walkRegions(true); });
  all.define(this, {"window.previous", QT_TR_NOOP("Go to the previous region"), "left", "Shift+F6"},
             [this] { walkRegions(false); });
  all.define(this, {"window.shortcuts", QT_TR_NOOP("Show the shortcuts"), "keyboard", {QKeySequence::HelpContents, "F1"}},
             [this] {
               openPage(QStringLiteral("settings"));
               m_settings->showSection(QStringLiteral("shortcuts"));
             });
  all.define(this, {"window.escape", QT_TR_NOOP("Close what lies on top, or stop"), "close", "Esc"}, [this] { escape(); });
  all.define(this, {"window.quit", QT_TR_NOOP("Quit Bifrons"), "close", {QKeySequence::Quit, "Ctrl+Q"}}, [this] { close(); });
}

void MainWindow::defineModelActions() {
  ActionRegistry& all = *m_commands;
  all.define(this, {"model.choose", QT_TR_NOOP("Choose a model"), "models", "Ctrl+M"}, [this] { openSwitcher(); });
  all.define(this, {"model.folder", QT_TR_NOOP("Use a model from a folder"), "folder", {QKeySequence::Open, "Ctrl+O"}},
             [this] { openFolder(); });
  all.define(this, {"model.unload", QT_TR_NOOP("Unload the model"), "eject", {}}, [this] { m_desk->unload(); });
  all.define(this, {"job.stop", QT_TR_NOOP("Stop the running job"), "stop", {}}, [this] { stopRunning(); });
}

void MainWindow::defineLooks() {
  ActionRegistry& all = *m_commands;
  const auto theme = [this](ThemeChoice choice) { return [this, choice] { m_preferences.setThemeChoice(choice); }; };
  all.define(this, {"look.system", QT_TR_NOOP("Theme: as the desktop"), "monitor", {}}, theme(ThemeChoice::System));
  all.define(this, {"look.light", QT_TR_NOOP("Theme: light"), "sun", {}}, theme(ThemeChoice::Light));
  all.define(this, {"look.dark", QT_TR_NOOP("Theme: dark"), "moon", {}}, theme(ThemeChoice::Dark));
  all.define(this, {"look.contrast", QT_TR_NOOP("Theme: high contrast"), "eye", {}}, theme(ThemeChoice::HighContrast));
  const auto zoomBy = [this](int percent) { return [this, percent] { m_preferences.setZoom(m_preferences.zoom() + percent); }; };
  all.define(this, {"look.larger", QT_TR_NOOP("Larger text"), "up", "Ctrl++; Ctrl+="}, zoomBy(zoomStep));
  all.define(this, {"look.smaller", QT_TR_NOOP("Smaller text"), "down", "Ctrl+-"}, zoomBy(-zoomStep));
  all.define(this, {"look.usual", QT_TR_NOOP("Text in its usual size"), "undo", "Ctrl+0"}, [this] { m_preferences.setZoom(100); });
  connect(&m_preferences, &Preferences::zoomChanged, this, &MainWindow::updateActions);
}

void MainWindow::buildHelp(const core::engine::LoadPlanner& planner) {
  m_toast = new Toast(centralWidget());
  m_toast->setBottomMargin(metrics::statusBarHeight + metrics::space12);
  m_diagnosis = new Diagnosis({m_bridge, m_preferences, planner, logFile()}, this);
  connect(m_diagnosis, &Diagnosis::copied, this,
          [this] { m_toast->show(QStringLiteral("copy"), tr("The diagnosis is in the clipboard")); });
  m_commands->define(this, {"help.log", QT_TR_NOOP("Show the log"), "info", {}}, [this] { showLog(); });
  m_commands->define(this, {"help.diagnosis", QT_TR_NOOP("Copy diagnosis"), "copy", {}}, [this] { m_diagnosis->copy(); });
  connect(m_settings, &SettingsPage::logWanted, this, &MainWindow::showLog);
  connect(m_settings, &SettingsPage::diagnosisWanted, m_diagnosis, &Diagnosis::copy);
  auto* notice = new DesktopNotice(this);
  new JobNotifier(m_bridge, m_preferences, *this,
                  [notice](const QString& heading, const QString& sentence) { notice->show(heading, sentence); }, this);
}

void MainWindow::showLog() {
  auto* dialog = new LogDialog(logFile(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &LogDialog::diagnosisWanted, m_diagnosis, &Diagnosis::copy);
  dialog->open();
}

void MainWindow::updateActions() {
  const auto need = [this](const char* id, bool can, const QString& otherwise) {
    if (QAction* action = m_commands->find(QString::fromLatin1(id))) ActionRegistry::setOff(action, can ? QString() : otherwise);
  };
  const Page* page = currentPage();
  need("window.search", page->hasSearch(), tr("This page has nothing to search"));
  need("window.list", page->hasList(), tr("This page has no list"));
  need("window.panel", page->hasPanel(), tr("This page has no side panel"));
  need("model.unload", m_bridge.loadedAs().has_value(), tr("No model is loaded"));
  need("job.stop", m_status->runningJob() != 0, tr("Nothing is running"));
  need("look.larger", m_preferences.zoom() < Preferences::largestZoom, tr("This is the largest size"));
  need("look.smaller", m_preferences.zoom() > Preferences::smallestZoom, tr("This is the smallest size"));
}

void MainWindow::openCommands() {
  updateActions();
  m_palette->toggle(m_strip->commands());
}

void MainWindow::walkRegions(bool forward) {
  QList<QWidget*> regions{m_rail};
  const QList<QWidget*> inside = currentPage()->regions();
  regions += inside.isEmpty() ? QList<QWidget*>{currentPage()} : inside;
  regions += {m_topBar, m_strip};
  m_regions->step(regions, forward ? RegionWalk::Direction::Next : RegionWalk::Direction::Previous);
}

void MainWindow::openSwitcher() {
  const QPoint below = m_chip->mapTo(centralWidget(), QPoint(m_chip->width(), m_chip->height() + switcherGap));
  m_switcher->toggle(below, m_chip);
}

void MainWindow::openFolder() {
  if (!m_switcher->isVisible()) openSwitcher();
  m_switcher->chooseFolder();
}

void MainWindow::escape() {
  if (m_palette->isVisible()) return m_palette->leave();
  if (m_switcher->isVisible()) return m_switcher->leave();
  if (!currentPage()->escape()) stopRunning();
}

void MainWindow::stopRunning() {
  if (m_status->runningJob() != 0) m_bridge.stop(m_status->runningJob());
}

}  // namespace ui
