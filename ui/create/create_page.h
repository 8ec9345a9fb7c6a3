#pragma once

#include "core/inference/picture_metadata.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/page.h"

class QStackedWidget;

namespace ui {

class CreateModel;
class DrawSettings;
class DrawingPace;
class EmptyCreateView;
class IconButton;
class JobHeadings;
class LargeView;
class PageColumns;
class PictureArchive;
class PictureDrop;
class PictureGrid;
class PictureKeeper;
class PictureRanker;
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
  CreatePage(EngineBridge& bridge, Preferences& preferences, PictureArchive& archive, QWidget* parent = nullptr);

  [[nodiscard]] CreateModel& model() const { return *m_model; }
  [[nodiscard]] DrawSettings& settings() const { return *m_settings; }
  [[nodiscard]] const DrawingPace& pace() const { return *m_pace; }
  [[nodiscard]] PromptComposer& composer() const { return *m_composer; }
  [[nodiscard]] PictureGrid& grid() const { return *m_grid; }
  [[nodiscard]] PictureKeeper& keeper() const { return *m_keeper; }
  [[nodiscard]] SettingsPanel& panel() const { return *m_panel; }

  [[nodiscard]] QString title() const override { return tr("Create"); }
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  bool escape() override;
  void defineActions(ActionRegistry& actions) override;
  [[nodiscard]] QList<QWidget*> regions() override;
  [[nodiscard]] bool hasPanel() const override { return true; }
  /// Shows or hides the settings beside the tiles, or over them where there is no room.
  void togglePanel() override;

  /// Puts a prompt into the composer; it draws nothing by itself.
  void setPrompt(const QString& prompt);
  /// Prompt and settings of an earlier picture, its seed locked, with as many pictures as it takes to come to this one.
  void reuse(const core::inference::PictureMetadata& picture);
  /// Prompt, settings, tokens and picture of a PNG file that Bifrons wrote, as if it had just been drawn.
  void bringBackFile(const QString& path);
  void bringBack(const QImage& picture, const core::inference::PictureMetadata& drawn);
  /// Draws what stands in the composer.
  void draw();

 Q_SIGNALS:
  /// Ask about this picture in the chat.
  void discussRequested(const QImage& picture, const QString& name);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildTopBarActions();
  void buildConfidenceSwitch();
  void buildContent();
  void connectDrop();
  void connectModel();
  void connectKeeper();
  void connectGrid();
  void showQueue();
  void showGridOrEmpty();
  void connectPanel();
  /// As the page is read: prompt, queue, headings, tiles, panel. Again whenever a part was made anew.
  void orderTabStops();
  void reuseJob(JobId job);
  void openLarge(const QModelIndex& tile);
  void closeLarge();
  void tell(InlineNote::Kind kind, const QString& sentence);

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  PictureArchive& m_archive;
  CreateModel* m_model;
  PictureRanker* m_ranker;
  DrawSettings* m_settings;
  DrawingPace* m_pace;
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
  PageColumns* m_columns;
  Toast* m_toast;
  QWidget* m_sizeControl = nullptr;
  IconButton* m_panelButton = nullptr;
  IconButton* m_confidence = nullptr;
  JobHeadings* m_headings = nullptr;
  PictureDrop* m_drop = nullptr;
  JobId m_load = 0;  ///< of a model that is on its way
};

}  // namespace ui
