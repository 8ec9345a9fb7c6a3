#pragma once

#include <QMainWindow>

#include "core/engine/load_plan.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/frame/load_desk.h"

class QHBoxLayout;
class QStackedWidget;

namespace ui {

class ElidedLabel;
class EngineStatus;
class ModelChip;
class ModelSwitcher;
class Page;
class Preferences;
class Rail;
class StatusStrip;
class Storage;

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

  void buildFrame();
  QWidget* buildTopBar();
  void buildPages(const core::engine::LoadPlanner& planner);
  void buildShortcuts();
  void addPage(const QString& name, const QString& icon, const QString& label, const QString& shortcut, Page* page);
  void connectEngine();
  void showPage(int index);
  void showTopBarActions();
  void escape();
  void stopRunning();
  void openSwitcher();
  [[nodiscard]] Page* currentPage() const;

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  Storage& m_storage;
  EngineStatus* m_status;
  QList<Entry> m_pages;
  Rail* m_rail = nullptr;
  QStackedWidget* m_stack = nullptr;
  ElidedLabel* m_title = nullptr;
  QHBoxLayout* m_actions = nullptr;
  ModelChip* m_chip = nullptr;
  LoadDesk* m_desk = nullptr;
  ModelSwitcher* m_switcher = nullptr;
  StatusStrip* m_strip = nullptr;
};

}  // namespace ui
