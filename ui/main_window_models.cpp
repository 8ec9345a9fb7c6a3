#include <QStackedWidget>

#include "ui/chat/chat_page.h"
#include "ui/chat/first_run_view.h"
#include "ui/commands/action_registry.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/idle_unload.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/rail.h"
#include "ui/frame/status_strip.h"
#include "ui/hub/token_store.h"
#include "ui/log/diagnosis.h"
#include "ui/main_window.h"
#include "ui/models/download_strip.h"
#include "ui/models/models_page.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/text_button.h"

// The window's part in models: their page, their downloads in the strip below and at the rail, and unloading by itself.

namespace ui {

Page* MainWindow::makeModelsPage(const core::engine::LoadPlanner& planner) {
  auto* tokens = new KeyringTokens(this);
  m_models = new ModelsPage({m_bridge, m_preferences, *m_desk, *tokens}, planner);
  return m_models;
}

void MainWindow::connectModels() {
  Downloads& downloads = m_models->library().downloads();
  m_strip->addAside(new DownloadStrip(downloads, m_strip));
  new IdleUnload(m_bridge, *m_status, m_preferences.downloads(), *m_desk, this);
  connect(&downloads, &Downloads::changed, this, &MainWindow::markWork);
  connect(m_desk, &LoadDesk::logWanted, this, &MainWindow::showLog);
  m_commands->tellKeys(QStringLiteral("model.folder"), this, [this](const QString& keys) {
    m_models->setFolderKeys(keys);
    m_switcher->folderButton()->setKeyHint(keys);
  });
  connect(m_models, &ModelsPage::folderWanted, this, &MainWindow::openFolder);
  connect(m_models, &ModelsPage::diagnosisWanted, m_diagnosis, &Diagnosis::copy);
  connect(m_switcher, &ModelSwitcher::manageWanted, this, [this] { openPage(QStringLiteral("models")); });
  connectOffer();
  connect(m_models, &ModelsPage::sourceWanted, this, [this] {
    openPage(QStringLiteral("settings"));
    m_settings->showSection(QStringLiteral("downloads"));
  });
}

/// An empty chat with the built-in model names a larger one that this machine can take.
void MainWindow::connectOffer() {
  auto* chat = m_stack->findChild<ChatPage*>();
  auto* firstRun = chat->findChild<FirstRunView*>();
  ModelLibrary& library = m_models->library();
  connect(chat, &ChatPage::modelsWanted, this, [this] { openPage(QStringLiteral("models")); });
  connect(&library, &ModelLibrary::changed, firstRun, [&library, firstRun] { firstRun->setOffer(library.offer()); });
  connect(&m_bridge, &EngineBridge::modelLoaded, &library, [&library](const core::engine::ModelInfo& info) {
    if (info.built_in && !library.machine()) library.look();
  });
}

void MainWindow::markWork() {
  const bool works = m_status->runningJob() != 0;
  const JobKind kind = m_status->runningKind();
  const bool drawing = works && (kind == JobKind::Images || kind == JobKind::Ranking);
  const bool writing = works && kind == JobKind::Text;
  const bool fetching = m_models->library().downloads().running().has_value();
  for (int page = 0; page < m_pages.size(); ++page) {
    const QString& name = m_pages[page].name;
    m_rail->setWorking(page, (drawing && name == QStringLiteral("create")) || (writing && name == QStringLiteral("chat")) ||
                                 (fetching && name == QStringLiteral("models")));
  }
}

}  // namespace ui
