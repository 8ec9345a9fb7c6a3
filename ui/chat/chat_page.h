#pragma once

#include "ui/bridge/engine_bridge.h"
#include "ui/widgets/page.h"

class QAction;
class QStackedLayout;

namespace ui {

class ChatModel;
class Composer;
class DropFrame;
class FirstRunView;
class IconButton;
class InlineNote;
class ModelBanner;
class PictureViewer;
class Preferences;
class SamplingPopover;
class Toast;
class TranscriptView;

/// The Chat pane: transcript or first-run view above, composer below; pictures, files and text can be dropped anywhere
/// on it. The status bar listens to the bridge itself.
class ChatPage : public Page {
  Q_OBJECT

 public:
  /// The arguments outlive the page.
  ChatPage(EngineBridge& bridge, Preferences& preferences, QWidget* parent = nullptr);
  ~ChatPage() override;

  [[nodiscard]] ChatModel& model() const { return *m_model; }
  [[nodiscard]] Composer& composer() const { return *m_composer; }

  /// The first question in one line, or "New chat".
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  /// Closes the topmost of large picture and sampling popover, else stops the answer.
  bool escape() override;
  /// Reads the files and puts them into the composer, as a drop would.
  void openFiles(const QList<QString>& paths) override;

  /// Ctrl+N. Off in an empty chat. What stands in the composer stays, and the chat can be brought back.
  [[nodiscard]] QAction* newChatAction() const { return m_newChat; }

 Q_SIGNALS:
  /// The person chose an example of drawing: show it as the prompt of the Create pane.
  void drawExampleChosen(const QString& prompt);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildLayout();
  void buildActions();
  void connectModel();
  void connectComposer();
  void submit();
  void chooseFiles();
  void showTurns();
  void showOptions();
  void updateMeter();

  ChatModel* m_model;
  EngineBridge& m_bridge;
  Preferences& m_preferences;
  ModelBanner* m_banner;
  QStackedLayout* m_stack;
  FirstRunView* m_firstRun;
  TranscriptView* m_transcript;
  InlineNote* m_problem;
  Composer* m_composer;
  QWidget* m_column;  ///< problem and composer, as wide as the transcript's column
  DropFrame* m_dropFrame;
  PictureViewer* m_viewer;
  SamplingPopover* m_sampling;
  Toast* m_toast;
  QAction* m_newChat;
  IconButton* m_newChatButton;
  QString m_lastFolder;  ///< that something was attached from
};

}  // namespace ui
