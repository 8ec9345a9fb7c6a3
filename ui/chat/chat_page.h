#pragma once

#include <QStackedLayout>
#include <QWidget>

#include "ui/bridge/engine_bridge.h"

class QAction;
class QHBoxLayout;

namespace ui {

class ChatModel;
class Composer;
class DropFrame;
class FirstRunView;
class InlineNote;
class ModelBanner;
class PictureViewer;
class SamplingPopover;
class TranscriptView;
struct AttachedPicture;

/// The Chat pane: transcript or first-run view above, composer below; pictures, files and text can be dropped anywhere
/// on it. The status bar listens to the bridge itself.
class ChatPage : public QWidget {
  Q_OBJECT

 public:
  /// The bridge outlives the page.
  explicit ChatPage(EngineBridge& bridge, QWidget* parent = nullptr);
  ~ChatPage() override;

  [[nodiscard]] ChatModel& model() const { return *m_model; }
  [[nodiscard]] Composer& composer() const { return *m_composer; }

  /// For the top bar: the first question, or "New chat".
  [[nodiscard]] QString title() const;
  /// For the top bar: "4 messages"; empty in an empty chat.
  [[nodiscard]] QString detail() const;

  /// Ctrl+N; belongs to this page, for the top bar, menus and the palette. Off in an empty chat.
  [[nodiscard]] QAction* newChatAction() const { return m_newChat; }

  void focusComposer();
  /// What Esc does here: closes the topmost of large picture and sampling popover, else stops the answer. False when
  /// there was nothing to do.
  bool escape();
  /// Reads the file and puts it into the composer, as a drop would.
  void attachFile(const QString& path);

 Q_SIGNALS:
  void titleChanged();
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
  void showProblem(const QString& sentence);
  void showPicture(const AttachedPicture& picture);
  void updateMeter();
  void updateForHeight();

  ChatModel* m_model;
  EngineBridge& m_bridge;
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
  QAction* m_newChat;
};

}  // namespace ui
