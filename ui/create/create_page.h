#pragma once

#include "ui/bridge/engine_bridge.h"
#include "ui/widgets/page.h"

class QStackedWidget;

namespace ui {

class CreateModel;
class DrawSettings;
class EmptyCreateView;
class IconButton;
class InlineNote;
class LargeView;
class PictureGrid;
class PictureKeeper;
class Preferences;
class PromptArea;
class PromptComposer;
class QueueList;
class SettingsPanel;
class Toast;

/// The Create pane: prompt above, queue and result tiles below, settings at the right.
class CreatePage : public Page {
  Q_OBJECT

 public:
  /// The arguments outlive the page.
  CreatePage(EngineBridge& bridge, Preferences& preferences, QWidget* parent = nullptr);

  [[nodiscard]] CreateModel& model() const { return *m_model; }
  [[nodiscard]] DrawSettings& settings() const { return *m_settings; }
  [[nodiscard]] PromptComposer& composer() const { return *m_composer; }
  [[nodiscard]] PictureGrid& grid() const { return *m_grid; }
  [[nodiscard]] PictureKeeper& keeper() const { return *m_keeper; }
  [[nodiscard]] SettingsPanel& panel() const { return *m_panel; }

  [[nodiscard]] QString title() const override { return tr("Create"); }
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  bool escape() override;

  /// Puts a prompt into the composer; it draws nothing by itself.
  void setPrompt(const QString& prompt);
  /// Draws what stands in the composer.
  void draw();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildTopBarActions();
  void buildContent();
  void connectModel();
  void connectKeeper();
  void connectGrid();
  void showQueue();
  void showGridOrEmpty();
  void addHeader(const QModelIndex& section);
  void refreshHeader(JobId job);
  /// As the page is read: prompt, queue, headings, tiles, panel. Again whenever a part was made anew.
  void orderTabStops();
  void reuse(JobId job);
  void openLarge(const QModelIndex& tile);
  void closeLarge();
  void togglePanel();
  void layoutPanel();

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  CreateModel* m_model;
  DrawSettings* m_settings;
  PictureKeeper* m_keeper;
  QWidget* m_content;
  PromptArea* m_prompt;
  PromptComposer* m_composer;  ///< in it
  QueueList* m_queue;
  InlineNote* m_problem;
  QStackedWidget* m_stack;
  PictureGrid* m_grid;
  EmptyCreateView* m_empty;
  LargeView* m_large;
  SettingsPanel* m_panel;
  Toast* m_toast;
  QWidget* m_sizeControl = nullptr;
  IconButton* m_panelButton = nullptr;
  JobId m_load = 0;  ///< of a model that is on its way
  bool m_panelWanted = true;   ///< beside the content, where there is room
  bool m_panelOver = false;    ///< over the content, where there is not
};

}  // namespace ui
