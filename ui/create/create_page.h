#pragma once

#include <QTemporaryDir>

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
class PictureSaver;
class Preferences;
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
  ~CreatePage() override;

  [[nodiscard]] CreateModel& model() const { return *m_model; }
  [[nodiscard]] DrawSettings& settings() const { return *m_settings; }
  [[nodiscard]] PromptComposer& composer() const { return *m_composer; }
  [[nodiscard]] PictureGrid& grid() const { return *m_grid; }
  [[nodiscard]] SettingsPanel& panel() const { return *m_panel; }

  [[nodiscard]] QString title() const override { return tr("Create"); }
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  bool escape() override;

  /// Puts a prompt into the composer; it draws nothing by itself.
  void setPrompt(const QString& prompt);
  /// Draws what stands in the composer.
  void draw();
  /// Replaces a file of that name: the dialog has asked.
  void saveTile(const QModelIndex& tile, const QString& path);
  /// Replaces nothing: a picture whose name is taken gets a number.
  void saveAll(JobId job, const QString& folder);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildTopBarActions();
  void buildContent();
  void connectModel();
  void connectSaver();
  void connectGrid();
  void showProblem(const QString& sentence);
  void refreshHeader(JobId job);
  void addHeader(const QModelIndex& section);
  void showGridOrEmpty();
  void askWhereToSave(const QModelIndex& tile);
  void askWhereToSaveAll(JobId job);
  void copyTile(const QModelIndex& tile);
  void dragTile(const QModelIndex& tile);
  void showMenu(const QModelIndex& tile, const QPoint& globalPosition);
  void reuse(JobId job);
  void openLarge(const QModelIndex& tile);
  void closeLarge();
  void togglePanel();
  void layoutPanel();

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  CreateModel* m_model;
  DrawSettings* m_settings;
  PictureSaver* m_saver;
  QWidget* m_content;
  PromptComposer* m_composer;
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
  bool m_panelWanted = true;   ///< beside the content, where there is room
  bool m_panelOver = false;    ///< over the content, where there is not
  QString m_lastFolder;
  QTemporaryDir m_dragged;  ///< files of pictures that were dragged out
};

}  // namespace ui
