#pragma once

#include <QMainWindow>

#include "core/engine/load_plan.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/frame/load_desk.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace ui {

class ActionRegistry;
class ChatPage;
class CommandPalette;
class Diagnosis;
class CreatePage;
class ElidedLabel;
class EngineStatus;
class GalleryPage;
class ModelChip;
class ModelSwitcher;
class ModelsPage;
class Page;
class PictureArchive;
class Preferences;
class Rail;
class RegionWalk;
class SettingsPage;
class StatusStrip;
class Storage;
class Toast;

/// The window: rail, top bar with title and model chip, the pages, and the status strip. It owns no engine and never
/// waits for one; what it shows of it was sent by the bridge.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// The arguments outlive the window.
  MainWindow(EngineBridge& bridge, Preferences& preferences, Storage& storage,
             const core::engine::LoadPlanner& planner, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Opens a page by its name: chat, create, settings. False for another name.
  bool openPage(const QString& name);
  void openFiles(const QList<QString>& paths);

  /// Loads a model, now and again after a change of the settings that concern it.
  void loadModel(const core::engine::LoadRequest& request);
  /// Loads the model of a folder as the settings say, as if it was chosen in the window.
  void loadFolder(const std::filesystem::path& folder);
  /// The one of the command line, else the one that was chosen last.
  void loadAtStart(const StartWish& wish);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Entry {
    QString name;
    Page* page = nullptr;
  };
  struct PageSpec {
    const char* name;   ///< for openPage and the command line
    const char* icon;
    const char* label;  ///< English, in QT_TR_NOOP
    const char* keys;   ///< in Qt's portable spelling
  };

  void buildFrame();
  QWidget* buildTopBar();
  void buildPages(const core::engine::LoadPlanner& planner);
  /// One line a page; the page's own actions come with it.
  void addPage(const PageSpec& spec, Page* page);
  void defineActions();
  void defineMoves();
  void defineModelActions();
  void defineLooks();
  /// Log, diagnosis, and the word to the desktop.
  void buildHelp(const core::engine::LoadPlanner& planner);
  void showLog();
  /// What can be done now, and why the rest cannot.
  void updateActions();
  void openCommands();
  void walkRegions(bool forward);
  /// What leads a picture from one page to another.
  void connectPictures(ChatPage& chat, CreatePage& create, GalleryPage& gallery);
  void connectEngine();
  Page* makeModelsPage(const core::engine::LoadPlanner& planner);
  void connectModels();
  void connectOffer();
  /// The dots at the rail's pages that are at work.
  void markWork();
  void showPage(int index);
  void showTitle();
  void showTopBarActions();
  void escape();
  void stopRunning();
  void openSwitcher();
  void openFolder();
  [[nodiscard]] Page* currentPage() const;

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  ActionRegistry* m_commands;
  Storage& m_storage;
  PictureArchive* m_archive;
  EngineStatus* m_status;
  QList<Entry> m_pages;
  Rail* m_rail = nullptr;
  QStackedWidget* m_stack = nullptr;
  ElidedLabel* m_title = nullptr;
  QHBoxLayout* m_titleActions = nullptr;
  QLabel* m_titleNote = nullptr;
  QHBoxLayout* m_actions = nullptr;
  ModelChip* m_chip = nullptr;
  LoadDesk* m_desk = nullptr;
  ModelSwitcher* m_switcher = nullptr;
  StatusStrip* m_strip = nullptr;
  QWidget* m_topBar = nullptr;
  SettingsPage* m_settings = nullptr;
  ModelsPage* m_models = nullptr;
  CommandPalette* m_palette = nullptr;
  Diagnosis* m_diagnosis = nullptr;
  Toast* m_toast = nullptr;
  RegionWalk* m_regions;
};

}  // namespace ui
